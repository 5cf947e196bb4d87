// Records remarks, points, findings and votes without leaving the page. What could not
// be sent stays in the page, never on the device, and is sent again with the same id.

import { Form } from "./record/form.js";
import { Outbox } from "./record/outbox.js";
import { followSpeaker } from "./record/speaker.js";
import { signInAgain } from "./record/signing_in.js";
import { UnsentList } from "./record/unsent_list.js";

const EVENT = "meeting:recorded"; // live.js looks for news at once

const list = new UnsentList(document.getElementById("unsent-template"), {
  onRetry: () => outbox.retryNow(),
  onPutBack: putBack,
});

const signIn = signInAgain(() => outbox.retryNow());

const outbox = new Outbox({
  tokenUrl: signIn.url,
  onChange: () => list.show(outbox.unsent),
  onSignedOut: () => signIn.open(),
  onRecorded: (entry) => {
    document.dispatchEvent(new CustomEvent(EVENT, { detail: { url: entry.url } }));
  },
});

// A press: sent at once; what is refused stays in its form, what did not arrive waits.
async function press(form) {
  if (form.isSending) {
    return;
  }
  const entry = form.entry();
  form.sending();
  const answer = await outbox.sendFirst(entry);
  form.sent();
  if (answer.kind === "recorded") {
    form.recorded();
  } else if (answer.kind === "waiting") {
    form.waiting();
  } else {
    form.refused(answer);
  }
}

// A waiting record that was refused goes back into its boxes, if these are empty.
function putBack(entry) {
  const form = Form.of(entry.form);
  if (!entry.form.isConnected || form.hasWords) {
    return false;
  }
  outbox.drop(entry);
  form.fill(entry);
  form.refused(entry.answer);
  return true;
}

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!target.matches("form[data-record]")) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  press(Form.of(target, submitter));
}, true);

addEventListener("beforeunload", (event) => {
  const forms = [...document.querySelectorAll("form[data-record]")];
  if (outbox.hasUnsent || forms.some((form) => Form.of(form).hasWords)) {
    event.preventDefault();
  }
});
followSpeaker(document.getElementById("live-remarks"), (form) => Form.of(form));

addEventListener("online", () => outbox.retryNow());
addEventListener("focus", () => outbox.retryNow());
