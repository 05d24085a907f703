// Ticks all rows of the page, and offers the choices of the column that is changed in bulk.
for (const all of document.querySelectorAll("input[data-all]")) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of all.form.querySelectorAll(`input[name="${all.dataset.all}"]`)) box.checked = all.checked;
  });
}
for (const input of document.querySelectorAll("input[data-choices-of]")) {
  const column = document.getElementById(input.dataset.choicesOf);
  const list = document.createElement("datalist");
  list.id = `${input.id}-list`;
  input.after(list);
  input.setAttribute("list", list.id);
  column.addEventListener("change", async () => {
    list.replaceChildren();
    if (!column.value) return;
    const answer = await fetch(input.dataset.choicesAt.replace("COLUMN", column.value));
    if (!answer.ok) return;
    for (const choice of (await answer.json()).choices) list.append(new Option(choice.label, choice.code));
  });
}
