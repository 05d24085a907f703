// A password can be looked at while it is typed, and a new one tells how strong it is. Without this file both are typed blind.
const words = document.getElementById("showing").dataset;
const SHORTEST = 12, STRONG = 20;

function toggle(box) {
  const button = document.createElement("button");
  const label = document.querySelector(`label[for="${box.id}"]`)?.textContent.trim() ?? "";
  Object.assign(button, { type: "button", className: "button show" });
  const say = (shown) => {
    box.type = shown ? "text" : "password";
    button.textContent = shown ? words.hide : words.show;
    button.setAttribute("aria-label", button.textContent + label);
    button.setAttribute("aria-pressed", shown);
  };
  button.addEventListener("click", () => say(box.type === "password"));
  box.form.addEventListener("submit", () => say(false));
  const line = document.createElement("div");
  line.className = "shown";
  box.replaceWith(line);
  line.append(box, button);
  say(false);
  return line;
}

// As many characters as are different from their neighbour count, so that a row of equal ones is not called strong.
const weight = (text) => [...text].filter((one, n, all) => one !== all[n - 1]).length;

function strength(box, after) {
  const meter = document.createElement("meter"), says = document.createElement("span"), line = document.createElement("p");
  Object.assign(meter, { min: 0, max: STRONG, low: SHORTEST, high: STRONG - 1, optimum: STRONG });
  meter.setAttribute("aria-hidden", "true");
  says.setAttribute("role", "status");
  line.className = "strength note";
  line.append(meter, says);
  line.hidden = true;
  after.after(line);
  box.addEventListener("input", () => {
    const found = weight(box.value);
    line.hidden = !box.value;
    meter.value = Math.min(found, STRONG);
    says.textContent = found < SHORTEST ? words.short.replace("%n", SHORTEST - found) : found < STRONG ? words.enough : words.strong;
  });
}

for (const box of document.querySelectorAll("input[type=password]")) {
  const line = toggle(box);
  if (box.name === "password1") strength(box, line);
}
