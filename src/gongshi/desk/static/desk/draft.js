// Keeps a form as a draft while it is filled in. Without this file the button 先存草稿 does it.
const form = document.querySelector("form[data-draft]");
const said = form?.querySelector(".kept");
let waiting;

async function keep() {
  const body = new FormData(form);
  const answer = await fetch(form.dataset.draft, { method: "POST", body });
  if (answer.ok && said) said.textContent = (await answer.json()).said;
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 2000);
}

form?.addEventListener("input", later);
form?.addEventListener("change", later);
form?.addEventListener("submit", () => clearTimeout(waiting));
