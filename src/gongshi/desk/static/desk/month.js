/* 审核页的快捷键：j、k 前后，1 通过，2 写退回的理由，? 说明。用语音或开关控制的人可以在说明里关掉单键（WCAG 2.1.4），
   本机记住。没有脚本时一切照常可用。 */
const OFF = "desk-keys-off";
const typing = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

const keys = document.getElementById("keys");
const chosen = document.getElementById("keys-on");
const opener = document.getElementById("keys-open");
if (chosen) {
  chosen.checked = localStorage.getItem(OFF) === null;
  chosen.addEventListener("change", () => (chosen.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
}
if (opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => keys.showModal());
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (localStorage.getItem(OFF) !== null) return;
  if (event.key === "?" && keys) {
    event.preventDefault();
    keys.open ? keys.close() : keys.showModal();
    return;
  }
  if (keys?.open) return;
  const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (!found) return;
  event.preventDefault();
  typing(found) ? found.focus() : found.click();
});

/* 一次提交只发一次：双击不会办两次。 */
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
