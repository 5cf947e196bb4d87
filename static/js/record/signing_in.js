// Asks for the password over the page. Where the page also saves itself, its own
// script has the dialog already: two would post the password twice.

import { SignInAgain } from "../autosave/sign_in_again.js";

export function signInAgain(onSignedIn) {
  const dialog = document.getElementById("sign-in-again");
  if (!dialog) {
    return { url: location.href, open() {} };
  }
  const url = dialog.querySelector("form").action;
  if (document.querySelector("form[data-save-url]")) {
    dialog.addEventListener("close", onSignedIn);
    return { url, open: () => dialog.open || dialog.showModal() };
  }
  const offlineText = document.getElementById("unsent-template")?.dataset.offline ?? "";
  return new SignInAgain(dialog, { offlineText, onSignedIn });
}
