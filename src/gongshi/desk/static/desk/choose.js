// A drop-down with search by characters, pinyin or initials. Without this file the plain select or text input works.
let made = 0;

class Chooser {
  constructor(input) {
    this.input = input;
    this.many = Boolean(input.dataset.many);
    this.box = document.createElement("input");
    this.list = document.createElement("ul");
    this.found = [];
    this.at = -1;
    this.turn = 0;
    this.names = new Map(
      [...(input.options ?? input.list?.options ?? [])].map((o) => [o.value, o.value && (o.label || o.text || o.value)]),
    );
    this.draw();
    this.listen();
    this.show();
  }

  draw() {
    const id = `chooser-${++made}`;
    this.place = document.createElement("div");
    this.place.className = "chooser";
    this.list.id = id;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    Object.assign(this.box, { type: "text", autocomplete: "off", id: `${this.input.id}-search` });
    for (const [name, value] of [["role", "combobox"], ["aria-controls", id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
      this.box.setAttribute(name, value);
    }
    for (const name of ["aria-required", "aria-invalid", "aria-describedby"]) {
      if (this.input.hasAttribute(name)) this.box.setAttribute(name, this.input.getAttribute(name));
    }
    const label = document.querySelector(`label[for="${this.input.id}"]`);
    if (label) label.htmlFor = this.box.id;
    this.chosen = document.createElement("ul");
    this.chosen.className = "chosen";
    this.input.hidden = true;
    this.input.removeAttribute("list");
    this.input.after(this.place);
    this.place.append(this.box, this.list);
    if (this.many) this.place.after(this.chosen);
  }

  listen() {
    this.box.addEventListener("input", () => this.search());
    this.box.addEventListener("focus", () => { this.box.select(); this.search(true); });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => setTimeout(() => this.leave(), 150));
    this.input.form?.addEventListener("submit", () => this.leave());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.take(this.found[Number(item.dataset.n)]);
    });
  }

  get codes() {
    return this.input.value.split("、").filter(Boolean);
  }

  // Answers may come back in another order than they were asked in: only the last one counts, and who
  // presses Enter before it is there means what he typed, not what the list showed before.
  async search(all = false) {
    const turn = ++this.turn;
    const typed = all || this.box.value === this.labelOf(this.input.value) ? "" : this.box.value;
    this.waiting = Boolean(typed);
    this.wanted = false;
    const answer = await fetch(`${this.input.dataset.choices}?q=${encodeURIComponent(typed)}`);
    const choices = answer.ok ? (await answer.json()).choices : [];
    if (turn !== this.turn) return;
    this.waiting = false;
    if (document.activeElement !== this.box && !this.wanted) return;
    this.found = choices;
    this.at = typed && choices.length ? 0 : -1;
    if (this.wanted && this.at === 0) this.take(choices[0]);
    else this.list.replaceChildren(...choices.map((choice, n) => this.item(choice, n)));
    this.open(!this.wanted && choices.length > 0);
    this.wanted = false;
  }

  item(choice, n) {
    const item = document.createElement("li");
    item.textContent = choice.label;
    item.dataset.n = n;
    item.id = `${this.list.id}-${n}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(n === this.at));
    return item;
  }

  open(yes) {
    this.list.hidden = !yes;
    this.box.setAttribute("aria-expanded", String(yes));
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === this.at)));
    const now = this.list.children[this.at];
    if (now && !this.list.hidden) {
      this.box.setAttribute("aria-activedescendant", now.id);
      now.scrollIntoView({ block: "nearest" });
    } else this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) { this.search(true); return; }
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = Math.max(0, Math.min(this.found.length - 1, this.at + step));
      this.mark();
    } else if (event.key === "Enter" && this.waiting) {
      event.preventDefault();
      this.wanted = true;
    } else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) {
      event.preventDefault();
      this.take(this.found[this.at]);
    } else if (event.key === "Escape") {
      this.open(false);
    } else if (event.key === "Backspace" && this.many && !this.box.value) {
      this.set(this.codes.slice(0, -1));
    }
  }

  take(choice) {
    this.names.set(choice.code, choice.label);
    this.set(this.many ? [...new Set([...this.codes, choice.code])] : [choice.code]);
    this.open(false);
  }

  set(codes) {
    const value = codes.join("、");
    if (this.input.options && ![...this.input.options].some((o) => o.value === value)) {
      this.input.add(new Option(this.labelOf(value), value));
    }
    this.input.value = value;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.show();
  }

  leave() {
    if (this.wanted) return;
    this.open(false);
    const typed = this.box.value.trim();
    if (!this.many && !typed) this.set([]);
    else if (typed && (this.many || typed !== this.labelOf(this.input.value))) this.keep(typed);
    else this.show();
  }

  // What was typed and not chosen from the list is not lost: the choice that it names, or the words themselves,
  // which the desk then takes for a name or says what is wrong with them.
  keep(typed) {
    const all = [...this.found.map((c) => [c.code, c.label]), ...this.names];
    const named = all.find(([code, label]) => typed === code || typed === label || label?.startsWith(`${typed}（`));
    if (named) this.names.set(named[0], named[1]);
    const code = named ? named[0] : typed;
    this.set(this.many ? [...new Set([...this.codes, code])] : [code]);
  }

  labelOf(code) {
    return this.names.get(code) || code;
  }

  show() {
    this.box.value = this.many ? "" : (this.input.value ? this.labelOf(this.input.value) : "");
    this.box.placeholder = this.input.dataset.hint ?? this.input.options?.[0]?.text ?? "";
    if (!this.many) return;
    this.chosen.replaceChildren(...this.codes.map((code) => this.chip(code)));
  }

  chip(code) {
    const chip = document.createElement("li");
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "×";
    away.setAttribute("aria-label", `− ${this.labelOf(code)}`);
    away.addEventListener("click", () => this.set(this.codes.filter((c) => c !== code)));
    chip.append(this.labelOf(code), away);
    return chip;
  }
}

for (const input of document.querySelectorAll("[data-choices]")) new Chooser(input);
const first = document.getElementById("faults");
if (first) first.focus();
