// Sends what has changed: one request at a time, later changes merged into the next.

import { post } from "./transport.js";

const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

function pageId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function troubleOf({ status, data }) {
  const reason = data?.reason;
  if (status === 401) {
    return { kind: reason === "first_sign_in" ? "elsewhere" : "expired" };
  }
  if (status === 404) {
    return { kind: "elsewhere" };
  }
  if (data?.rows) {
    return null;
  }
  if (data?.message) {
    return { kind: "refused", text: data.message };
  }
  return { kind: "unsaved" };
}

export class Sender {
  // `onAnswer(sent, sequence, data)` for rows that were judged; `onChange()` always.
  constructor({ url, tokenUrl, rows, onAnswer, onChange }) {
    Object.assign(this, { url, tokenUrl, rows, onAnswer, onChange });
    this.page = pageId();
    this.sequence = 0;
    this.trouble = null;
    this.current = null;
    this.waiting = null;
    this.retryIn = FIRST_RETRY;
  }

  get hasUnsaved() {
    return this.rows.some((row) => row.isUnsaved);
  }

  get sendable() {
    return this.rows.filter((row) => row.isSendable);
  }

  // Within `delay` milliseconds, unless another call asks for less or more.
  schedule(delay) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(), delay);
  }

  // True if the server judged what was sent.
  async send() {
    clearTimeout(this.waiting);
    if (this.current) {
      await this.current;
    }
    if (this.current) {
      return this.current; // another caller was quicker and has sent the same
    }
    if (!this.sendable.length) {
      this.onChange();
      return true;
    }
    this.current = this.request(this.sendable);
    const judged = await this.current.finally(() => (this.current = null));
    this.onChange();
    return judged;
  }

  // The page may be going away: what is not underway goes now, beside it.
  sendLast() {
    if (this.sendable.length) {
      this.request(this.sendable).then(() => this.onChange());
    }
  }

  async request(rows) {
    const sequence = ++this.sequence;
    const data = new FormData();
    data.append("page_id", this.page);
    data.append("sequence", sequence);
    const sent = new Map(rows.map((row) => [row, row.snapshot()]));
    for (const [row, text] of sent) {
      row.appendTo(data);
      row.underway = text;
    }
    this.onChange();
    try {
      const answer = await post(this.url, data, this.tokenUrl);
      this.trouble = troubleOf(answer);
      if (!this.trouble) {
        this.onAnswer(sent, sequence, answer.data);
      }
    } catch {
      this.trouble = { kind: "offline" };
    }
    for (const [row, text] of sent) {
      if (row.underway === text) {
        row.underway = null;
      }
    }
    this.planRetry();
    return !this.trouble;
  }

  planRetry() {
    const kind = this.trouble?.kind;
    if (kind === "offline" || kind === "unsaved") {
      this.schedule(this.retryIn);
      this.retryIn = Math.min(this.retryIn * 2, LAST_RETRY);
    } else {
      this.retryIn = FIRST_RETRY;
    }
  }

  // The network, the window or the session is back.
  retryNow() {
    if (this.trouble) {
      this.retryIn = FIRST_RETRY;
      this.send();
    }
  }

  // True once nothing is unsaved; false if something stands in the way.
  async flush() {
    for (let turn = 0; turn < 5; turn += 1) {
      if (this.current) {
        await this.current;
      }
      if (!this.hasUnsaved) {
        return true;
      }
      if (!this.sendable.length || !(await this.send())) {
        return false;
      }
    }
    return false;
  }
}
