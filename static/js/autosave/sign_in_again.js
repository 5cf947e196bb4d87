// An expired session: the password is asked for over the page, which stays as it is.

import { post } from "./transport.js";

const QUIET = 1_500;

export class SignInAgain {
  constructor(dialog, { onSignedIn, offlineText }) {
    this.dialog = dialog;
    this.form = dialog.querySelector("form");
    this.password = dialog.querySelector("[name='password']");
    this.error = dialog.querySelector("[role='alert']");
    this.offlineText = offlineText;
    this.onSignedIn = onSignedIn;
    this.lastKey = 0;
    this.timer = null;
    document.addEventListener("keydown", () => (this.lastKey = Date.now()), true);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    dialog.querySelector("[data-later]").addEventListener("click", () => this.close());
    dialog.addEventListener("close", () => this.empty());
  }

  get url() {
    return this.form.action;
  }

  // Not while keys are being pressed: they would go into the password.
  open() {
    clearTimeout(this.timer);
    const wait = this.lastKey + QUIET - Date.now();
    if (wait > 0) {
      this.timer = setTimeout(() => this.open(), wait);
    } else if (!this.dialog.open) {
      this.dialog.showModal();
    }
  }

  close() {
    clearTimeout(this.timer);
    if (this.dialog.open) {
      this.dialog.close();
    }
  }

  empty() {
    this.password.value = "";
    this.error.textContent = "";
  }

  refuse(text) {
    this.error.textContent = text;
    this.password.select();
    this.password.focus();
  }

  async submit() {
    this.error.textContent = "";
    const data = new FormData(this.form);
    data.delete("csrfmiddlewaretoken");
    let answer;
    try {
      answer = await post(this.url, data, this.url);
    } catch {
      this.refuse(this.offlineText);
      return;
    }
    if (answer.status === 200 && answer.data?.signed_in) {
      this.close();
      this.onSignedIn();
    } else {
      this.refuse(answer.data?.errors?.join(" ") || this.offlineText);
    }
  }
}
