// Covers what is recorded on this screen at once, and the projector by the server.

import { post } from "../autosave/transport.js";

export function followCover(page, tokenUrl, { onSent, onFailed }) {
  const form = page.querySelector("form[data-cover-form]");
  if (!form) {
    return;
  }
  const button = form.querySelector("button");
  const label = form.querySelector("[data-cover-label]");

  function show(isCovered) {
    page.classList.toggle("live-covered", isCovered);
    button.value = isCovered ? "0" : "1";
    label.textContent = isCovered ? button.dataset.uncover : button.dataset.cover;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isCovered = button.value === "1";
    const data = new FormData();
    data.set("covered", isCovered ? "1" : "0");
    show(isCovered);
    try {
      const { status } = await post(form.action, data, tokenUrl);
      (status === 200 ? onSent : onFailed)(status);
    } catch {
      onFailed(0);
    }
  });
}
