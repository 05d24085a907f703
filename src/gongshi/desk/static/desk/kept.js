/* 没交出去的字留在这个窗口里：登录过期、断网之后回到这张表，字还在；交成了、关了窗口就没有了。 */
const PREFIX = "desk-kept:";
const fields = (form) => [...form.elements].filter((one) => one.name && one.matches("textarea, select, input:not([type=hidden], [type=password], [type=file], [data-sealed])"));
const ticks = (one) => one.type === "checkbox" || one.type === "radio";

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

function write(key, kept) {
  try {
    kept ? sessionStorage.setItem(PREFIX + key, JSON.stringify(kept)) : sessionStorage.removeItem(PREFIX + key);
  } catch {
    /* 浏览器不许存的，照常办，只是不留 */
  }
}

function typed(form) {
  return fields(form).map((one) => [one.name, ticks(one) ? one.checked : one.value, ticks(one) ? one.value : ""]);
}

/* 把留下的字放回表里；放回了什么就说一声，可以不要。 */
export function keep(form) {
  const key = form.dataset.kept;
  const before = JSON.stringify(typed(form));
  const kept = read(key);
  if (kept && kept.account === account() && kept.page === before && JSON.stringify(kept.typed) !== before) restore(form, kept.typed, key);
  else if (kept) write(key, null);
  const later = () => write(key, { account: account(), page: before, typed: typed(form), sent: false });
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    const said = read(key);
    if (said) write(key, { ...said, sent: true });
  });
}

function restore(form, values, key) {
  for (const [name, value, of] of values) {
    const one = fields(form).find((field) => field.name === name && (!ticks(field) || field.value === of));
    if (one) ticks(one) ? (one.checked = value) : (one.value = value);
  }
  const note = document.createElement("p");
  note.className = "restored";
  note.setAttribute("role", "status");
  note.textContent = document.documentElement.dataset.restored + " ";
  const no = document.createElement("a");
  no.href = location.href;
  no.textContent = document.documentElement.dataset.forget;
  no.addEventListener("click", (event) => {
    event.preventDefault();
    write(key, null);
    location.reload();
  });
  note.append(no);
  form.prepend(note);
}

const account = () => document.documentElement.dataset.account || "";

/* 交出去的，到了一页好好的页面才算交成；到了登录页、差错页的，还没有交成。别的账号留下的一概不留。 */
function settle() {
  const failed = !account() || document.querySelector("main .fault[data-status]");
  for (const name of Object.keys(sessionStorage).filter((one) => one.startsWith(PREFIX))) {
    const key = name.slice(PREFIX.length);
    const kept = read(key);
    if (!kept || (account() && kept.account !== account()) || (kept.sent && !failed)) write(key, null);
    else if (kept.sent) write(key, { ...kept, sent: false });
  }
}

/* 自己退出的，什么也不留。 */
document.querySelector("form[action='/logout/']")?.addEventListener("submit", () => {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
});

settle();
document.querySelectorAll("form[data-kept]").forEach(keep);
