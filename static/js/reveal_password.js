// Shows the button beside a password and lets it uncover what was typed.

for (const button of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  const label = button.querySelector("span");
  const showLabel = label.textContent;

  const set = (shown) => {
    field.type = shown ? "text" : "password";
    label.textContent = shown ? button.dataset.hideLabel : showLabel;
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    set(field.type === "password");
    field.focus();
  });
  field.form.addEventListener("submit", () => set(false));
}
