// Presses of the frame, sent without leaving the page: words in other forms stay.

import { post } from "../autosave/transport.js";

export function followActs(root, { tokenUrl, teller, regions, onDone, onSignedOut }) {
  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-act]")) {
      return;
    }
    event.preventDefault();
    if (form.dataset.sending) {
      return;
    }
    form.dataset.sending = "1";
    const data = new FormData(form, event.submitter);
    data.delete("csrfmiddlewaretoken");
    try {
      const answer = await post(form.action, data, tokenUrl);
      take(answer, form);
    } catch {
      teller.show(teller.text("offline"));
    } finally {
      delete form.dataset.sending;
    }
  });

  function take({ status, data }, form) {
    if (status === 200) {
      teller.show("");
      regions.release(form);
      onDone();
    } else if (status === 401) {
      onSignedOut();
    } else {
      const first = Object.values(data?.errors ?? {})[0]?.[0];
      teller.show(data?.message ?? first ?? teller.text("failed"));
      form.querySelector("input:not([type=hidden])")?.focus();
      onDone();
    }
  }
}
