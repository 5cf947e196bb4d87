// Hints below the fields and in the side panel: they come when the author has left the
// answer, and go as soon as they hold no more. They keep nothing from being saved.

function control(row, name) {
  return document.getElementById(`${row.prefix}-${name}`);
}

function describe(field, id, isDescribed) {
  const others = (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .filter((each) => each && each !== id);
  const ids = isDescribed ? [...others, id] : others;
  if (ids.length) {
    field.setAttribute("aria-describedby", ids.join(" "));
  } else {
    field.removeAttribute("aria-describedby");
  }
}

function removeLine(line) {
  const field = document.querySelector(`[aria-describedby~="${line.id}"]`);
  if (field) {
    describe(field, line.id, false);
  }
  line.remove();
}

function textsByField(hints) {
  const texts = new Map();
  for (const { field, text } of hints) {
    texts.set(field, `${texts.get(field) ?? ""} ${text}`.trim());
  }
  return texts;
}

// What was said when the page was made holds while the deed stands as it came.
function holds(row, element) {
  const deed = control(row, "deed");
  return "stays" in element.dataset && deed?.value === deed?.defaultValue;
}

function showLines(row, { mayAppear }) {
  const template = document.getElementById("hint-template");
  const texts = textsByField(row.hints);
  for (const line of row.section.querySelectorAll(".hint-line")) {
    const name = line.id.slice(row.prefix.length + 1, -"-hint".length);
    const words = line.querySelector("span").textContent;
    if (texts.get(name) === words || holds(row, line)) {
      texts.delete(name);
    } else {
      removeLine(line);
    }
  }
  for (const [name, text] of mayAppear ? texts : []) {
    const field = control(row, name);
    if (field) {
      const line = template.content.firstElementChild.cloneNode(true);
      line.id = `${row.prefix}-${name}-hint`;
      line.querySelector("span").textContent = text;
      field.closest(".field").append(line);
      describe(field, line.id, true);
    }
  }
}

function listed(number, { short }) {
  const template = document.getElementById("missing-template");
  const item = template.content.firstElementChild.cloneNode(true);
  const button = item.querySelector("button");
  item.dataset.hintOf = number;
  button.value = `item-${number}`;
  button.textContent = button.textContent.replace("{number}", number);
  button.nextElementSibling.textContent = short;
  return item;
}

function showList(row, { mayAppear }) {
  const list = document.getElementById("hint-list");
  const number = Number(row.key);
  const old = [...list.children].filter((each) => each.dataset.hintOf === row.key);
  const isHeld = old.some((each) => each.contains(document.activeElement));
  if (isHeld) {
    return;
  }
  const words = new Set(row.hints.map(({ short }) => short));
  for (const item of old) {
    const text = item.querySelector("button + span").textContent;
    if (!holds(row, item) && (mayAppear || !words.has(text))) {
      item.remove();
    }
  }
  if (!mayAppear) {
    return;
  }
  const next = [...list.children].find((each) => Number(each.dataset.hintOf) > number);
  for (const hint of row.hints) {
    list.insertBefore(listed(number, hint), next ?? null);
  }
}

export function showPanel() {
  const panel = document.getElementById("missing");
  const list = document.getElementById("hint-list");
  const note = document.getElementById("hint-note");
  const allNone = document.getElementById("all-none");
  if (list) {
    note.hidden = list.children.length === 0;
    panel.hidden = !panel.querySelector("li") && !allNone.textContent;
  }
}

// `mayAppear`: the author has left the answer; while they write, hints only go away.
export function followHints(row, { mayAppear }) {
  if (!row.hints || !document.getElementById("hint-list")) {
    return;
  }
  showLines(row, { mayAppear });
  showList(row, { mayAppear });
  showPanel();
}

export function takeHints(rows, { hints, all_none: allNone }) {
  const place = document.getElementById("all-none");
  if (!hints || !place) {
    return;
  }
  if (place.textContent !== allNone) {
    place.textContent = allNone;
  }
  for (const row of rows.filter((each) => hints[each.key])) {
    row.hints = hints[row.key];
    const isWriting = row.section.contains(document.activeElement);
    followHints(row, { mayAppear: !isWriting });
  }
  showPanel();
}
