// One answer, or the general part, as it stands on the page.

const NOT_TYPED = /-(version|seen|keep|stored_version)$/;

function entries(fields, { rendered }) {
  return fields
    .filter((field) => {
      const isBox = field.type === "radio" || field.type === "checkbox";
      return !isBox || (rendered ? field.defaultChecked : field.checked);
    })
    .map((field) => [field.name, rendered ? renderedValue(field) : field.value]);
}

// What the page came with, whatever a browser put into the field since.
function renderedValue(field) {
  if (field.type === "select-one") {
    const options = [...field.options];
    return (options.find((each) => each.defaultSelected) ?? options[0]).value;
  }
  const isTyped = !["radio", "checkbox"].includes(field.type);
  return isTyped ? field.defaultValue : field.value;
}

export class Row {
  constructor(form, prefix) {
    this.prefix = prefix;
    this.key = prefix === "general" ? "0" : prefix.slice(1);
    this.sections = [...form.querySelectorAll(`[data-answer="${prefix}"]`)];
    this.section = this.sections[0];
    this.versionField = form.elements[`${prefix}-version`];
    this.seenField = form.elements[`${prefix}-seen`];
    this.version = Number(this.section.dataset.version);
    this.fields = [...form.elements].filter(
      (field) => field.name.startsWith(`${prefix}-`) && !NOT_TYPED.test(field.name),
    );
    // What a browser brought back into the fields was never saved.
    this.saved = this.snapshot({ rendered: true });
    this.savedSequence = 0;
    this.underway = null;
    this.conflict = null;
    this.chosenOver = null;
    this.refused = null;
    this.hints = null;
    if ("unsaved" in this.section.dataset) {
      const isRefused = this.sections.some((each) => each.querySelector(".field-error"));
      this.refused = isRefused ? this.saved : null;
      this.saved = null;
    }
  }

  snapshot({ rendered = false } = {}) {
    return JSON.stringify(entries(this.fields, { rendered }));
  }

  field(name) {
    return this.fields.filter((field) => field.name === `${this.prefix}-${name}`);
  }

  get isUnsaved() {
    return this.snapshot() !== this.saved;
  }

  get isSendable() {
    const now = this.snapshot();
    const mayGo = !this.conflict || this.chosenOver !== null;
    return (
      now !== this.saved && now !== this.underway && now !== this.refused && mayGo
    );
  }

  get isAnswered() {
    return this.field("frequency").some((field) => field.checked);
  }

  appendTo(data) {
    data.append(`${this.prefix}-version`, this.version);
    for (const [name, value] of entries(this.fields, { rendered: false })) {
      data.append(name, value);
    }
    if (this.chosenOver !== null) {
      data.append(`${this.prefix}-keep`, "mine");
      data.append(`${this.prefix}-stored_version`, this.chosenOver);
    }
  }

  // `text`: the snapshot that has been sent and is stored now.
  markSaved(text, sequence, answer) {
    this.learn({ version: answer.version });
    if (sequence > this.savedSequence) {
      this.learn(answer);
      this.savedSequence = sequence;
      this.saved = text;
      this.refused = null;
    }
  }

  learn({ version, seen }) {
    if (version > this.version) {
      this.version = version;
      this.versionField.value = version;
    }
    if (seen) {
      this.seenField.value = seen;
    }
  }

  // The author chose the stored text: it goes into the fields.
  replaceBy(values, answer) {
    for (const field of this.fields) {
      const value = values[field.name.slice(this.prefix.length + 1)];
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = [value].flat().map(String).includes(field.value);
      } else {
        field.value = value ?? "";
      }
    }
    this.learn(answer);
    this.saved = this.snapshot();
    this.refused = null;
  }
}

export function rowsOf(form) {
  return [...form.querySelectorAll("[name$='-version']")]
    .filter((field) => !field.name.endsWith("-stored_version"))
    .map((field) => new Row(form, field.name.replace(/-version$/, "")));
}
