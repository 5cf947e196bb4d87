// What the page says about saving, and its figures.

const SPOKEN_EVERY = 10_000;
const TONE = {
  saving: "saving",
  saved: "saved",
  offline: "offline",
  unsaved: "offline",
  expired: "expired",
  elsewhere: "expired",
  conflict: "conflict",
};

export class PageState {
  constructor(box) {
    this.box = box;
    this.words = box.querySelector("#saved-state");
    this.icon = box.querySelector("use");
    this.spoken = box.querySelector("#saved-spoken");
    this.again = box.querySelector("#sign-in-again-open");
    this.toConflict = box.querySelector("#to-conflict");
    this.spokenAt = -SPOKEN_EVERY;
    this.timer = null;
    this.savedText = this.words.textContent;
  }

  say(kind, text) {
    const words = text || this.box.dataset[kind];
    this.words.textContent = words;
    this.words.dataset.state = TONE[kind] ?? "error";
    const sprite = this.icon.getAttribute("href").split("#")[0];
    const isFine = kind === "saved" || kind === "saving";
    this.icon.setAttribute("href", `${sprite}#${isFine ? "cloud-saved" : "cloud-off"}`);
    this.again.hidden = TONE[kind] !== "expired";
    this.toConflict.hidden = kind !== "conflict";
    if (kind !== "saving") {
      this.speak(words, { atOnce: !isFine });
    }
  }

  saved(time) {
    if (time) {
      this.savedText = this.box.dataset.saved.replace("{time}", time);
    }
    this.say("saved", this.savedText);
  }

  // Politely, and no oftener than every ten seconds unless something is amiss.
  speak(words, { atOnce }) {
    clearTimeout(this.timer);
    const wait = this.spokenAt + SPOKEN_EVERY - Date.now();
    if (!atOnce && wait > 0) {
      this.timer = setTimeout(() => this.speak(words, { atOnce }), wait);
      return;
    }
    this.spokenAt = Date.now();
    this.spoken.textContent = words;
  }
}

function showMissing(missing) {
  const panel = document.getElementById("missing");
  const template = document.getElementById("missing-template");
  const items = missing.map(({ number, text }) => {
    const item = template.content.firstElementChild.cloneNode(true);
    const button = item.querySelector("button");
    button.value = `item-${number}`;
    button.textContent = button.textContent.replace("{number}", number);
    button.nextElementSibling.textContent = text;
    return item;
  });
  if (!panel.contains(document.activeElement)) {
    panel.querySelector("ul").replaceChildren(...items);
  }
  panel.hidden = !panel.querySelector("li");
}

function markContents(rows) {
  const { answered, unanswered } = document.getElementById("contents")?.dataset ?? {};
  for (const row of rows) {
    const mark = document.querySelector(`[data-mark="${row.prefix}"]`);
    if (mark) {
      mark.setAttribute("aria-label", row.isAnswered ? answered : unanswered);
      const use = mark.querySelector("use");
      const sprite = use.getAttribute("href").split("#")[0];
      use.setAttribute("href", `${sprite}#${row.isAnswered ? "check-disc" : "circle"}`);
    }
  }
}

function setHidden(id, isHidden) {
  const element = document.getElementById(id);
  if (element) {
    element.hidden = isHidden;
  }
}

// A page without figures has none of these places, one of plan lines not all.
export function showFigures(rows, { answered, total, missing }) {
  if (total === undefined) {
    return;
  }
  document.getElementById("answered-count").textContent = answered;
  const bar = document.getElementById("progress-bar");
  bar.value = answered;
  bar.textContent = `${answered}/${total}`;
  const inGroup = rows.filter((row) => row.isAnswered).length;
  for (const place of document.querySelectorAll("[data-group-answered]")) {
    place.textContent = inGroup;
  }
  setHidden("next-unanswered", answered === total);
  setHidden("read-all", answered !== total);
  if (missing) {
    showMissing(missing);
  }
  markContents(rows);
}
