// Ways out of the page: everything typed is saved first, or the page stays.

import { csrfToken } from "./transport.js";

function leadsAway(event, link) {
  const target = new URL(link.href, location.href);
  const isHere =
    target.pathname === location.pathname &&
    target.search === location.search &&
    target.hash;
  return !(
    isHere || link.target || link.hasAttribute("download") || event.defaultPrevented ||
    event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  );
}

// Another sign-in has replaced the token that was rendered into the forms.
function refreshTokens() {
  const token = csrfToken();
  for (const field of document.querySelectorAll("[name='csrfmiddlewaretoken']")) {
    field.value = token || field.value;
  }
}

function firstUnanswered(rows) {
  const open = rows.filter((row) => row.field("frequency").length && !row.isAnswered);
  const below = open.find((row) => row.section.getBoundingClientRect().top > 130);
  return below ?? open[0];
}

function goTo(row) {
  row.section.scrollIntoView();
  row.section.querySelector(".answer-title").focus({ preventScroll: true });
}

// The row on this page that the button asks for, if it is here.
function wantedHere(button, rows) {
  const then = button?.name === "then" ? button.value : "";
  if (then === "unanswered") {
    return firstUnanswered(rows);
  }
  const number = then.match(/^item-(\d+)$/)?.[1];
  return number && rows.find((row) => row.key === number);
}

// A form that is still telling of its submit ignores a second one: let it end first.
function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}

export function guardWaysOut({ form, rows, sender, onHeldBack, onStay }) {
  let leavingTo = null;
  let isLeaving = false;

  async function leave(go, name) {
    const isClean = await sender.flush();
    await nextTask();
    if (isClean || leavingTo === name) {
      isLeaving = !sender.hasUnsaved;
      go();
    } else {
      leavingTo = name; // asked for a second time, the browser's own question decides
      onHeldBack();
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && leadsAway(event, link) && sender.hasUnsaved) {
      event.preventDefault();
      leave(() => location.assign(link.href), link.href);
    }
  });

  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    if (target.closest("dialog") || target.dataset.passed) {
      refreshTokens();
      delete target.dataset.passed;
      return;
    }
    event.preventDefault();
    const here = target === form && wantedHere(submitter, rows);
    if (here) {
      goTo(here);
    } else if (target === form && (!submitter || submitter.value === "stay")) {
      onStay();
    } else {
      leave(() => {
        if (target === form && submitter.dataset.href && !sender.hasUnsaved) {
          location.assign(submitter.dataset.href);
          return;
        }
        target.dataset.passed = "yes";
        target.requestSubmit(submitter);
      }, submitter?.value || target.action);
    }
  });

  form.addEventListener("formdata", (event) => {
    event.formData.set("page_id", sender.page);
    event.formData.set("sequence", ++sender.sequence);
  });

  addEventListener("beforeunload", (event) => {
    if (sender.hasUnsaved && !isLeaving) {
      event.preventDefault();
    }
  });
  addEventListener("pagehide", () => sender.sendLast());
  addEventListener("pageshow", () => (isLeaving = false));
}
