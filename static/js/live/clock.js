// The clock goes on in the page from what the server said, also without a connection.
// Minutes are shown, seconds in the last minute only.

const LAST_MINUTE = 60;

function isLastMinute(left) {
  return left > 0 && left <= LAST_MINUTE;
}

function textOf(spent, limit) {
  const minutes = Math.floor(spent / 60);
  const seconds = String(spent % 60).padStart(2, "0");
  return isLastMinute(limit - spent) ? `${minutes}:${seconds}` : `${minutes}`;
}

export class Clock {
  constructor(element) {
    const { spent, limit, runs } = element.dataset;
    this.element = element;
    this.atStart = Number(spent);
    this.limit = Number(limit);
    this.runs = runs === "1";
    this.since = performance.now();
  }

  get spent() {
    const gone = this.runs ? (performance.now() - this.since) / 1000 : 0;
    return Math.floor(this.atStart + gone);
  }

  get left() {
    return this.limit - this.spent;
  }

  show() {
    const text = textOf(this.spent, this.limit);
    const place = this.element.querySelector("[data-clock-text]");
    if (place.textContent !== text) {
      place.textContent = text;
    }
    this.element.querySelector("[data-clock-unit]").hidden = isLastMinute(this.left);
    const isOver = this.limit > 0 && this.left <= 0;
    this.element.classList.toggle("now-clock-over", isOver);
    this.element.querySelector("[data-clock-over]").hidden = !isOver;
    const bar = this.element.parentElement.querySelector("[data-clock-bar]");
    if (bar) {
      bar.value = Math.min(this.spent, this.limit);
    }
  }
}

// Sentences that count minutes down: of the item, of the session.
export class TimeLeft {
  constructor(element) {
    this.element = element;
    this.atStart = Number(element.dataset.left);
    this.since = performance.now();
  }

  show() {
    const seconds = this.atStart - (performance.now() - this.since) / 1000;
    const { within, over } = this.element.dataset;
    const minutes = Math.ceil(Math.abs(seconds) / 60);
    const text = (seconds < 0 ? over : within).replace("{n}", minutes);
    if (this.element.textContent !== text) {
      this.element.textContent = text;
    }
  }
}

// Everything that counts on a page; found anew when a part of it was replaced.
export class Clocks {
  constructor(root, { onLastMinute = () => {}, onOver = () => {} } = {}) {
    this.root = root;
    this.onLastMinute = onLastMinute;
    this.onOver = onOver;
    this.counting = [];
    this.find();
    setInterval(() => this.show(), 500);
  }

  find() {
    const known = new Map(this.counting.map((each) => [each.element, each]));
    const clocks = [...this.root.querySelectorAll("[data-clock]")];
    const lefts = [...this.root.querySelectorAll("[data-left]")];
    this.counting = [
      ...clocks.map((each) => known.get(each) ?? new Clock(each)),
      ...lefts.map((each) => known.get(each) ?? new TimeLeft(each)),
    ];
    for (const each of this.counting) {
      each.leftBefore ??= each.left;
    }
  }

  show() {
    for (const each of this.counting) {
      each.show();
      this.tell(each);
    }
  }

  // Told once each, when the clock passes the mark while it is looked at.
  tell(clock) {
    if (!(clock instanceof Clock) || !clock.limit) {
      return;
    }
    const { left, leftBefore } = clock;
    if (leftBefore > LAST_MINUTE && isLastMinute(left)) {
      this.onLastMinute();
    } else if (leftBefore > 0 && left <= 0) {
      this.onOver();
    }
    clock.leftBefore = left;
  }
}
