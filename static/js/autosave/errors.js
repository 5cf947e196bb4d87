// Sentences beside the fields: what was refused, and the deed that is still empty.

function place(row, name) {
  return document.getElementById(`${row.prefix}-${name}`);
}

function clone(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

export function clearErrors(row) {
  for (const section of row.sections) {
    for (const error of section.querySelectorAll(".field-error")) {
      const control = section.querySelector(`[aria-describedby~="${error.id}"]`);
      control?.removeAttribute("aria-invalid");
      control?.removeAttribute("aria-describedby");
      error.remove();
    }
  }
}

export function showErrors(row, errors) {
  clearErrors(row);
  for (const [name, sentences] of Object.entries(errors)) {
    const control = place(row, name) ?? row.section;
    const error = clone("field-error-template");
    error.id = `${row.prefix}-${name}-error`;
    error.textContent = sentences.join(" ");
    control.setAttribute("aria-describedby", error.id);
    if (control.matches(".field-input, .form-select")) {
      control.setAttribute("aria-invalid", "true");
    }
    (control.closest(".field-frame") ?? control).after(error);
  }
}

// `mayAppear`: the author has left the answer; while they write, it only goes away.
export function followDeed(row, { mayAppear }) {
  const deed = place(row, "deed");
  if (!deed) {
    return;
  }
  const warning = deed.closest(".field").querySelector(".field-warning");
  const level = row.field("frequency").find((field) => field.checked)?.value;
  const isMissing = level && level !== "none" && !deed.value.trim();
  if (!isMissing) {
    warning?.remove();
  } else if (!warning && mayAppear) {
    deed.closest(".field-frame").after(clone("deed-missing-template"));
  }
}
