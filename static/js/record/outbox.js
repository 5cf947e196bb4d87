// What is on its way. An entry that got no answer is sent again, with growing pauses
// and the id that it had: the server records it once.

import { post } from "../autosave/transport.js";

const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

// recorded | refused (the form has to change) | signed out | waiting (no answer)
function kindOf({ status, data }) {
  if (status === 200 || status === 201) {
    return "recorded";
  }
  if (status === 401) {
    return "signed-out";
  }
  if (data && (status === 409 || status === 422 || status === 403)) {
    return "refused";
  }
  return status === 403 || status === 404 ? "refused" : "waiting";
}

export class Outbox {
  constructor({ tokenUrl, onChange, onSignedOut, onRecorded }) {
    Object.assign(this, { tokenUrl, onChange, onSignedOut, onRecorded });
    this.unsent = [];
    this.underway = 0;
    this.retryIn = FIRST_RETRY;
    this.timer = null;
    this.isRetrying = false;
  }

  get hasUnsent() {
    return this.unsent.length > 0 || this.underway > 0;
  }

  async ask(entry) {
    this.underway += 1;
    try {
      const answer = await post(entry.url, entry.data, this.tokenUrl);
      return { kind: kindOf(answer), data: answer.data };
    } catch {
      return { kind: "waiting" };
    } finally {
      this.underway -= 1;
    }
  }

  // The first try. What got no answer waits here and the form is free again.
  async sendFirst(entry) {
    const answer = await this.ask(entry);
    if (answer.kind === "recorded") {
      this.onRecorded(entry);
      return answer;
    }
    if (answer.kind === "refused") {
      return answer;
    }
    this.unsent.push(entry);
    this.onChange();
    this.planRetry();
    if (answer.kind === "signed-out") {
      this.onSignedOut();
    }
    return { kind: "waiting" };
  }

  planRetry() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.retry(), this.retryIn);
    this.retryIn = Math.min(this.retryIn * 2, LAST_RETRY);
  }

  retryNow() {
    if (this.unsent.some((entry) => !entry.answer)) {
      this.retryIn = FIRST_RETRY;
      this.retry();
    }
  }

  // One after another, in the order in which they were pressed.
  async retry() {
    if (this.isRetrying) {
      return;
    }
    this.isRetrying = true;
    clearTimeout(this.timer);
    for (const entry of this.unsent.filter((each) => !each.answer)) {
      const answer = await this.ask(entry);
      if (answer.kind === "recorded") {
        this.drop(entry);
        this.onRecorded(entry);
      } else if (answer.kind === "refused") {
        entry.answer = answer;
        this.onChange();
      } else {
        if (answer.kind === "signed-out") {
          this.onSignedOut();
        }
        break;
      }
    }
    this.isRetrying = false;
    if (this.unsent.some((entry) => !entry.answer)) {
      this.planRetry();
    } else {
      this.retryIn = FIRST_RETRY;
    }
  }

  drop(entry) {
    this.unsent = this.unsent.filter((each) => each !== entry);
    this.onChange();
  }
}
