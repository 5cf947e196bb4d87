// Two texts of one item: both are shown, and nothing is overwritten before a choice.

function fillFacts(list, facts) {
  list.replaceChildren(
    ...facts.flatMap(({ label, text }) => {
      const term = document.createElement("dt");
      const words = document.createElement("dd");
      term.textContent = label;
      words.textContent = text;
      return [term, words];
    }),
  );
}

function make(row, { mine, stored, saved_at, stored_version }) {
  const template = document.getElementById("conflict-template");
  const element = template.content.firstElementChild.cloneNode(true);
  const field = element.querySelector("[name='prefix-stored_version']");
  field.name = `${row.prefix}-stored_version`;
  field.value = stored_version;
  for (const [side, facts] of Object.entries({ mine, stored })) {
    fillFacts(element.querySelector(`[data-side="${side}"] dl`), facts);
  }
  for (const place of element.querySelectorAll("[data-saved-at]")) {
    place.textContent = saved_at;
  }
  const before = row.section.querySelector(".choices, .field-label");
  before.before(element);
  return element;
}

function arm(row, element, conflict, onChoice) {
  for (const radio of element.querySelectorAll(".form-check")) {
    radio.remove();
  }
  for (const button of element.querySelectorAll("[data-keep]")) {
    button.hidden = false;
    button.addEventListener("click", () => onChoice(row, button.dataset.keep));
  }
  row.conflict = { ...conflict, element };
  row.chosenOver = null;
}

// `answer`: version and digest of what is stored.
export function showConflict(row, conflict, answer, onChoice) {
  row.conflict?.element.remove();
  arm(row, make(row, conflict), { ...conflict, answer }, onChoice);
}

// The page came with a conflict, after a save by the button.
export function adoptConflict(row, onChoice) {
  const element = row.section.querySelector("[data-conflict]");
  if (element) {
    const field = element.querySelector("[name$='-stored_version']");
    const stored_version = Number(field.value);
    const fields = JSON.parse(element.dataset.fields);
    const answer = { version: stored_version };
    arm(row, element, { stored_version, fields, answer }, onChoice);
  }
}

export function closeConflict(row) {
  if (!row.conflict) {
    return;
  }
  const { element } = row.conflict;
  const hadFocus = element.contains(document.activeElement);
  element.remove();
  row.conflict = null;
  row.chosenOver = null;
  if (hadFocus) {
    row.section.querySelector(".answer-title, textarea").focus();
  }
}
