// One form that records: its boxes, its id, and what is said of it.

const known = new WeakMap();

// `crypto.randomUUID` does not exist on plain http.
export function newPageId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts.slice(1).map((end, place) => hex.slice(cuts[place], end)).join("-");
}

export class Form {
  static of(element, submitter) {
    const form = known.get(element) ?? new Form(element);
    known.set(element, form);
    form.submitter = submitter ?? null;
    return form;
  }

  constructor(element) {
    this.element = element;
    this.isSending = false;
    this.button =
      element.querySelector("[data-record-button]") ?? element.querySelector("button");
    this.label = this.button?.innerHTML;
    this.held = element.querySelector("[data-held]");
    this.error =
      element.querySelector("[data-form-error]") ??
      element.closest("section")?.querySelector("[data-form-error]");
    this.said = element.querySelector("[data-record-said]");
    this.lookedAt = element.querySelector("[name='looked_at']");
  }

  get boxes() {
    const boxes = "textarea, input[type='text'], input:not([type])";
    return [...this.element.querySelectorAll(boxes)];
  }

  get hasWords() {
    return this.boxes.some((box) => box.value.trim() !== box.defaultValue.trim());
  }

  // What is sent, with words to know it by while it waits.
  entry() {
    const data = new FormData(this.element, this.submitter);
    data.delete("csrfmiddlewaretoken");
    const first = this.boxes.find((box) => box.value.trim());
    return {
      form: this.element,
      url: this.element.action,
      data,
      name: this.element.dataset.recordName ?? "",
      words: first?.value.trim() ?? "",
    };
  }

  sending() {
    this.isSending = true;
    this.button?.setAttribute("aria-disabled", "true");
  }

  sent() {
    this.isSending = false;
    this.button?.removeAttribute("aria-disabled");
  }

  recorded() {
    this.clear();
    this.say(this.element.dataset.recorded ?? "");
    this.goToFirst();
  }

  waiting() {
    this.clear();
    this.goToFirst();
  }

  // Who speaks next is chosen first; where nobody is named, one writes at once.
  goToFirst() {
    const speaker = this.element.querySelector("[name='author']");
    (speaker ?? this.boxes[0])?.focus();
  }

  // Empty boxes and a new id; whom it is for and by stays, as the next is like it.
  clear() {
    this.clearErrors();
    for (const box of this.boxes) {
      box.value = "";
    }
    for (const box of this.element.querySelectorAll("input:checked")) {
      box.checked = box.type === "radio" ? box.defaultChecked : false;
    }
    for (const box of this.element.querySelectorAll("input[type='date'], [data-once]")) {
      box.value = "";
    }
    if (this.lookedAt) {
      this.lookedAt.value = "";
    }
    this.renew();
  }

  renew() {
    const id = this.element.querySelector("[name='page_id']");
    if (id) {
      id.value = newPageId();
    }
  }

  fill(entry) {
    for (const [name, value] of entry.data) {
      for (const field of this.element.querySelectorAll(`[name='${name}']`)) {
        if (field.type === "checkbox" || field.type === "radio") {
          field.checked = entry.data.getAll(name).includes(field.value);
        } else {
          field.value = value;
        }
      }
    }
  }

  clearErrors() {
    for (const place of this.element.querySelectorAll("[data-error-of]")) {
      place.hidden = true;
      place.textContent = "";
    }
    for (const field of this.element.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
    }
    if (this.error) {
      this.error.hidden = true;
      this.error.textContent = "";
    }
    this.hold(false);
    this.say("");
  }

  hold(isHeld) {
    if (this.held) {
      this.held.hidden = !isHeld;
      this.button.innerHTML = isHeld ? this.button.dataset.heldLabel : this.label;
    }
  }

  // Everything typed stays; the first thing that is wrong takes the focus.
  refused({ data, message }) {
    this.clearErrors();
    if (data?.held) {
      this.lookedAt.value = data.held;
      this.hold(true);
      this.held.focus();
      return;
    }
    const general = [data?.errors?.[""]?.join(" "), data?.message, message];
    this.showError(general.find(Boolean) ?? "");
    const wrong = this.showFieldErrors(data?.errors ?? {});
    const first = wrong.find(Boolean) ?? (this.error?.hidden ? null : this.error);
    first?.focus();
  }

  showError(text) {
    if (this.error) {
      this.error.textContent = text;
      this.error.hidden = !text;
    } else {
      this.say(text);
    }
  }

  showFieldErrors(errors) {
    return Object.entries(errors).map(([name, texts]) => {
      const place = this.element.querySelector(`[data-error-of='${name}']`);
      if (!name || !place) {
        return null;
      }
      place.textContent = texts.join(" ");
      place.hidden = false;
      place.closest("details")?.setAttribute("open", "");
      const field = this.element.querySelector(`[name='${name}']`);
      field?.setAttribute("aria-invalid", "true");
      return field;
    });
  }

  say(text) {
    if (this.said) {
      this.said.textContent = text;
    }
  }
}
