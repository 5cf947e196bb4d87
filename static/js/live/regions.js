// Replaces parts of the page by what the server sent, never under somebody's hands:
// typed words, the focus and what was opened stay.

function isTypedInto(region) {
  const boxes = region.querySelectorAll("textarea, input:not([type=hidden])");
  return [...boxes].some((box) => box.value !== box.defaultValue);
}

function isUsed(region) {
  const { activeElement } = document;
  if (!region.contains(activeElement) || region === activeElement) {
    return isTypedInto(region);
  }
  return activeElement.matches("textarea, input, select") || isTypedInto(region);
}

// How to find an element again in the new content.
function wayTo(element, region) {
  if (element.id) {
    return () => document.getElementById(element.id);
  }
  const form = element.closest("form");
  if (form && element.matches("button")) {
    const place = [...form.querySelectorAll("button")].indexOf(element);
    const action = form.getAttribute("action");
    return () =>
      region.querySelector(`form[action="${action}"]`)?.querySelectorAll("button")[place];
  }
  if (element.matches("summary")) {
    const { id } = element.parentElement;
    return () => document.getElementById(id)?.querySelector("summary");
  }
  return () => null;
}

function replace(region, html) {
  const details = [...region.querySelectorAll("details[id]")];
  const open = new Map(details.map((each) => [each.id, each.open]));
  const { activeElement } = document;
  const find =
    region.contains(activeElement) && region !== activeElement
      ? wayTo(activeElement, region)
      : null;
  region.innerHTML = html;
  for (const each of region.querySelectorAll("details[id]")) {
    if (open.has(each.id)) {
      each.open = open.get(each.id);
    }
  }
  if (find) {
    (find() ?? region).focus({ preventScroll: true });
  }
}

export class Regions {
  constructor(root, onReplaced) {
    this.root = root;
    this.onReplaced = onReplaced;
    this.waiting = new Map();
    this.shown = new Map();
    root.addEventListener("focusout", () => setTimeout(() => this.catchUp(), 0));
  }

  take(regions) {
    for (const [name, html] of Object.entries(regions)) {
      if (this.shown.get(name) !== html) {
        this.waiting.set(name, html);
      }
    }
    return this.catchUp();
  }

  // Whether anything was replaced; what is in use waits until it is left.
  catchUp() {
    let isChanged = false;
    for (const [name, html] of this.waiting) {
      const region = this.root.querySelector(`[data-live="${name}"]`);
      if (region && isUsed(region)) {
        continue;
      }
      this.waiting.delete(name);
      if (region) {
        replace(region, html);
        this.shown.set(name, html);
        isChanged = true;
      }
    }
    if (isChanged) {
      this.onReplaced();
    }
    return isChanged;
  }

  // A press was taken: what was typed into its form is stored, the region is free.
  release(form) {
    form.reset();
    this.catchUp();
  }
}
