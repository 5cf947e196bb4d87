// Puts a private note into an answer of the page; the saving of the page takes it.

const panel = document.querySelector("[data-notes]");
const said = panel.querySelector("[data-notes-said]");

function targetOf(button) {
  const chosen = button.parentElement.querySelector("select");
  return button.dataset.insertInto || chosen?.value || "";
}

function withText(deed, text) {
  if (deed.includes(text)) {
    return deed;
  }
  return deed.trim() ? `${deed.trimEnd()}\n${text}` : text;
}

function tell(number, isShown) {
  const sentence = isShown ? panel.dataset.said : panel.dataset.saidHidden;
  said.textContent = sentence.replace("{number}", number);
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert-into]");
  const number = button && targetOf(button);
  const deed = number && document.getElementById(`a${number}-deed`);
  if (!button || (number && !deed)) {
    return; // not on this page: the server puts it there
  }
  event.preventDefault();
  if (!deed) {
    button.parentElement.querySelector("select").focus();
    return;
  }
  const text = button.closest("li").querySelector("[data-note-text]").textContent;
  deed.value = withText(deed.value, text);
  deed.dispatchEvent(new Event("input", { bubbles: true }));
  deed.dispatchEvent(new Event("change", { bubbles: true }));
  const isShown = deed.checkVisibility?.() ?? deed.offsetParent !== null;
  const answer = document.getElementById(`answer-${number}`);
  (isShown ? deed : answer.querySelector(".answer-title")).focus();
  tell(number, isShown);
});
