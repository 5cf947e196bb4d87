// What is told on the page: one notice to be seen, and news read out politely.

const QUIET = 10_000;

export class Teller {
  constructor(box) {
    this.box = box;
    this.seen = box.querySelector("[data-told]");
    this.said = box.querySelector("[data-said]");
    this.saidAt = -QUIET;
  }

  text(name) {
    return this.box.dataset[name] ?? "";
  }

  // Stays until it is taken back.
  show(text) {
    if (this.seen.textContent !== text) {
      this.seen.textContent = text;
    }
  }

  // Read out at most once in ten seconds; what comes in between is seen on the page.
  say(text) {
    if (performance.now() - this.saidAt >= QUIET) {
      this.saidAt = performance.now();
      this.said.textContent = "";
      requestAnimationFrame(() => (this.said.textContent = text));
    }
  }

  // The clock is told whatever was said before: it happens twice a turn.
  sayNow(text) {
    this.saidAt = -QUIET;
    this.say(text);
  }
}
