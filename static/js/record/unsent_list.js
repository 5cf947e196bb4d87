// The list “not sent yet” below the form that each entry came from.

const SHORT = 90;

function shortened(text) {
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}

export class UnsentList {
  constructor(template, { onRetry, onPutBack }) {
    this.template = template;
    this.onRetry = onRetry;
    this.onPutBack = onPutBack;
  }

  show(entries) {
    this.box?.remove();
    this.box = null;
    if (!entries.length || !this.template) {
      return;
    }
    const box = this.template.content.firstElementChild.cloneNode(true);
    const head = box.querySelector("[data-unsent-count]");
    head.textContent = head.textContent.replace("{n}", entries.length);
    const item = box.querySelector("li");
    const list = item.parentElement;
    list.replaceChildren(...entries.map((entry) => this.item(item, entry)));
    box.querySelector("[data-unsent-retry]").addEventListener("click", this.onRetry);
    this.place(entries).after(box);
    this.box = box;
  }

  item(model, entry) {
    const item = model.cloneNode(true);
    const said = item.querySelector("[data-unsent-said]");
    const back = item.querySelector("[data-unsent-back]");
    const words = [entry.name, shortened(entry.words)].filter(Boolean).join(": ");
    item.querySelector("[data-unsent-words]").textContent = words;
    const data = entry.answer?.data;
    const errors = Object.values(data?.errors ?? {}).flat();
    said.textContent = [data?.message, ...errors].filter(Boolean).join(" ");
    back.hidden = !entry.answer;
    back.addEventListener("click", () => {
      if (!this.onPutBack(entry)) {
        said.textContent = back.dataset.full;
      }
    });
    return item;
  }

  place(entries) {
    const { form } = entries[0];
    const isInList = form.closest("[data-live]");
    return !isInList && form.isConnected
      ? form
      : document.querySelector("form[data-record-name]") ?? document.body.lastChild;
  }
}
