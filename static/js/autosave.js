// Saves the self-review while it is being written. Nothing is stored on the device.

import { adoptConflict, closeConflict, showConflict } from "./autosave/conflict.js";
import { clearErrors, followDeed, showErrors } from "./autosave/errors.js";
import { followHints, takeHints } from "./autosave/hints.js";
import { guardWaysOut } from "./autosave/leaving.js";
import { PageState, showFigures } from "./autosave/page_state.js";
import { afterPress } from "./autosave/press.js";
import { rowsOf } from "./autosave/row.js";
import { Sender } from "./autosave/sender.js";
import { SignInAgain } from "./autosave/sign_in_again.js";

const AFTER_LAST_KEY = 1_000;
const LONGEST_UNSENT = 10_000;

const form = document.querySelector("form[data-save-url]");
const rows = rowsOf(form);
const state = new PageState(document.getElementById("saved-state-box"));
let unsentSince = null;

const signIn = new SignInAgain(document.getElementById("sign-in-again"), {
  offlineText: state.box.dataset.offline,
  onSignedIn: () => sender.retryNow(),
});

const sender = new Sender({
  url: form.dataset.saveUrl,
  tokenUrl: signIn.url,
  rows,
  onAnswer: takeAnswer,
  onChange: tell,
});

function takeAnswer(sent, sequence, data) {
  for (const [row, text] of sent) {
    const answer = data.rows[row.key];
    if (answer?.outcome === "conflict") {
      showConflict(row, answer.conflict, answer, choose);
    } else if (answer?.outcome === "invalid") {
      row.refused = text;
      showErrors(row, answer.errors);
    } else if (answer?.outcome === "superseded") {
      row.learn(answer);
    } else if (answer) {
      row.markSaved(text, sequence, answer);
      closeConflict(row);
      clearErrors(row);
    }
  }
  showFigures(rows, data);
  afterPress(() => takeHints(rows, data));
  if (data.saved_at) {
    state.savedText = state.box.dataset.saved.replace("{time}", data.saved_at);
  }
}

function choose(row, side) {
  if (side === "mine") {
    row.chosenOver = row.conflict.stored_version;
    sender.send();
    return;
  }
  const { fields, answer } = row.conflict;
  row.replaceBy(fields, answer);
  closeConflict(row);
  clearErrors(row);
  followDeed(row, { mayAppear: true });
  tell();
}

function tell() {
  const { trouble } = sender;
  for (const row of rows.filter((each) => each.refused && !each.isUnsaved)) {
    row.refused = null;
    clearErrors(row);
  }
  if (rows.some((row) => row.underway)) {
    if (!trouble) {
      state.say("saving");
    }
  } else if (trouble && sender.hasUnsaved) {
    state.say(trouble.kind, trouble.text);
  } else if (rows.some((row) => row.conflict)) {
    state.say("conflict");
  } else if (rows.some((row) => row.refused)) {
    state.say("invalid");
  } else if (!sender.hasUnsaved) {
    unsentSince = null;
    state.saved();
  }
  if (trouble?.kind === "expired" && sender.hasUnsaved) {
    signIn.open();
  } else if (!trouble) {
    signIn.close();
  }
}

function rowOf(element) {
  const prefix = element.closest?.("[data-answer]")?.dataset.answer;
  return rows.find((row) => row.prefix === prefix);
}

form.addEventListener("input", (event) => {
  const row = rowOf(event.target);
  if (!row) {
    return;
  }
  followDeed(row, { mayAppear: false });
  unsentSince ??= Date.now();
  const isOverdue = Date.now() - unsentSince > LONGEST_UNSENT;
  sender.schedule(isOverdue ? 0 : AFTER_LAST_KEY);
  unsentSince = isOverdue ? null : unsentSince;
});

form.addEventListener("change", (event) => {
  if (rowOf(event.target)) {
    sender.send();
  }
});

form.addEventListener("focusout", (event) => {
  const row = rowOf(event.target);
  if (row && rowOf(event.relatedTarget ?? document.body) !== row) {
    afterPress(() => {
      followDeed(row, { mayAppear: true });
      followHints(row, { mayAppear: !row.isUnsaved });
    });
  }
});

guardWaysOut({
  form,
  rows,
  sender,
  onStay: () => sender.flush().then((isClean) => (isClean ? tell() : showTrouble())),
  onHeldBack: showTrouble,
});

function showTrouble() {
  const held = rows.find((row) => row.conflict);
  const refused = document.querySelector("[data-answer] .field-error");
  if (sender.trouble) {
    tell();
  } else if (held) {
    held.conflict.element.focus();
  } else {
    refused?.scrollIntoView({ block: "center" });
  }
}

addEventListener("online", () => sender.retryNow());
addEventListener("focus", () => sender.retryNow());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    sender.sendLast();
  } else {
    sender.retryNow();
  }
});
state.again.addEventListener("click", () => signIn.open());
state.toConflict.addEventListener("click", () =>
  rows.find((row) => row.conflict)?.conflict.element.focus(),
);

for (const row of rows) {
  adoptConflict(row, choose);
}
if (sender.sendable.length) {
  sender.schedule(AFTER_LAST_KEY);
}
