// Asks for news every few seconds; with growing pauses while there is no connection.

const EVERY = 3_000;
const LONGEST_PAUSE = 30_000;
const TIMEOUT = 15_000;

export class Poller {
  // `onNews(data)`, `onOffline()`, `onOnline()`, `onRefused(status)`
  constructor(url, number, handlers, { countsActs = true } = {}) {
    this.url = url;
    this.number = number;
    this.handlers = handlers;
    this.pause = EVERY;
    this.isOffline = false;
    this.isStopped = false;
    this.isAsking = false;
    this.acted = false;
    if (countsActs) {
      for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]) {
        addEventListener(kind, () => (this.acted = true), { passive: true, capture: true });
      }
    }
    addEventListener("online", () => this.askNow());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) {
        this.askNow();
      }
    });
    this.plan();
  }

  plan() {
    clearTimeout(this.timer);
    if (!this.isStopped) {
      this.timer = setTimeout(() => this.ask(), this.pause);
    }
  }

  stop() {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  goOn() {
    this.isStopped = false;
    this.askNow();
  }

  askNow() {
    this.pause = EVERY;
    if (this.isAsking) {
      this.isWanted = true;
    } else if (!this.isStopped) {
      clearTimeout(this.timer);
      this.ask();
    }
  }

  async ask() {
    this.isAsking = true;
    this.isWanted = false;
    const acted = this.acted;
    this.acted = false;
    const url = new URL(this.url, location.href);
    url.searchParams.set("since", this.number);
    if (acted) {
      url.searchParams.set("acted", "1");
    }
    try {
      await this.take(
        await fetch(url, {
          headers: { Accept: "application/json" },
          credentials: "same-origin",
          cache: "no-store",
          redirect: "manual",
          signal: AbortSignal.timeout(TIMEOUT),
        }),
      );
    } catch {
      this.acted ||= acted;
      this.fail();
    }
    this.isAsking = false;
    if (this.isWanted && !this.isStopped) {
      this.ask();
    } else {
      this.plan();
    }
  }

  async take(response) {
    if (response.status === 204) {
      this.succeed();
    } else if (response.status === 200) {
      const data = await response.json();
      this.succeed();
      this.number = data.number;
      this.handlers.onNews(data);
    } else if ([401, 403, 404].includes(response.status)) {
      this.stop();
      this.handlers.onRefused(response.status);
    } else {
      this.fail();
    }
  }

  succeed() {
    this.pause = EVERY;
    if (this.isOffline) {
      this.isOffline = false;
      this.handlers.onOnline();
    }
  }

  fail() {
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    if (!this.isOffline) {
      this.isOffline = true;
      this.handlers.onOffline();
    }
  }
}
