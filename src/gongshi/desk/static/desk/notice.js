/* 文书页就地改文字：点“改文字”或双击文字，段落原地打开；没有脚本时同一个链接打开同一页。 */
import { keep } from "./kept.js";

const paper = document.querySelector(".paper");
let closed = null; // 打开之前的那一段

const form = () => paper.querySelector("form.in-place");
const changed = (one) => [...one.elements].some((box) => box.matches("textarea") ? box.value !== box.defaultValue : box.type === "checkbox" && box.checked !== box.defaultChecked);

/* 文字框换成印出来的样子的字，框还在后面跟着改；浏览器不会的，留着框。 */
function liven(one) {
  const boxes = [...one.querySelectorAll("textarea.free-text")];
  const spans = boxes.map(written);
  if (spans.includes(null)) return boxes[0]?.focus();
  boxes.forEach((box, n) => {
    box.before(spans[n]);
    box.hidden = true;
  });
  one.classList.add("lively");
  one.querySelector(".keys-hint").hidden = false;
  spans.forEach((span, n) => span.addEventListener("keydown", (event) => step(event, spans, n)));
  spans.at(-1).focus();
}

function written(box) {
  const span = document.createElement("span");
  try {
    span.contentEditable = "plaintext-only";
  } catch {
    return null;
  }
  span.className = "free";
  span.setAttribute("role", "textbox");
  span.setAttribute("aria-label", box.getAttribute("aria-label"));
  span.textContent = box.value;
  span.addEventListener("input", () => {
    box.value = span.textContent.replace(/[\r\n\t]/g, "").slice(0, box.maxLength);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return span;
}

/* 左右键在字的尽头越过数据框。 */
function step(event, spans, n) {
  const caret = getSelection();
  const ahead = event.key === "ArrowRight";
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
  if ((!ahead && event.key !== "ArrowLeft") || event.shiftKey || !caret.isCollapsed) return;
  const at = place(spans[n], caret);
  const next = spans[n + (ahead ? 1 : -1)];
  if (!next || at !== (ahead ? spans[n].textContent.length : 0)) return;
  event.preventDefault();
  next.focus();
  caret.selectAllChildren(next);
  ahead ? caret.collapseToStart() : caret.collapseToEnd();
}

function place(span, caret) {
  const range = document.createRange();
  range.selectNodeContents(span);
  range.setEnd(caret.focusNode, caret.focusOffset);
  return range.toString().length;
}

async function open(link) {
  const there = form();
  if (there && changed(there)) return there.scrollIntoView({ block: "center" });
  const answer = await fetch(link.dataset.part);
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  if (there && !close()) return location.assign(link.href);
  const block = link.closest(".block");
  const notes = block.querySelector(".margin");
  const part = document.createElement("template");
  part.innerHTML = await answer.text();
  closed = { block, nodes: [...block.childNodes] };
  block.replaceChildren(...(notes ? [notes] : []), part.content);
  block.classList.add("open");
  const opened = form();
  keep(opened);
  liven(opened);
}

/* 不改了：回到原来的样子；这一页是带着打开的段落来的，就回文书页。 */
function close() {
  if (!closed) return false;
  closed.block.replaceChildren(...closed.nodes);
  closed.block.classList.remove("open");
  closed.block.querySelector(".edit")?.focus();
  closed = null;
  return true;
}

paper.addEventListener("click", (event) => {
  const link = event.target.closest("a.edit");
  const no = event.target.closest("a[data-close]");
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(link || no)) return;
  if (link) {
    event.preventDefault();
    open(link);
  } else {
    forget();
    if (close()) event.preventDefault();
  }
});

function forget() {
  sessionStorage.removeItem("desk-kept:" + form().dataset.kept);
}

paper.addEventListener("dblclick", (event) => {
  const link = event.target.closest(".free-block:not(.open)")?.querySelector("a.edit");
  if (link && !event.target.closest("a")) open(link);
});

paper.addEventListener("keydown", (event) => {
  const one = event.target.closest("form.in-place");
  if (!one || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) one.requestSubmit();
  if (event.key !== "Escape") return;
  event.stopPropagation();
  one.querySelector("a[data-close]").click();
});

/* 核好了：没有正在改的，就把意见排出来。 */
document.body.addEventListener("checked", () => form() || location.reload());

if (form()) liven(form());
