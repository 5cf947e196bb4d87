// Keeps the page of the running session up to date while people write in it.

import { followActs } from "./live/acts.js";
import { showCards } from "./live/cards.js";
import { Clocks } from "./live/clock.js";
import { followCover } from "./live/cover.js";
import { Poller } from "./live/poller.js";
import { Regions } from "./live/regions.js";
import { Teller } from "./live/teller.js";

const RECORDED = "meeting:recorded";

const page = document.getElementById("live");
const teller = new Teller(document.getElementById("live-told"));
const locked = document.getElementById("live-locked");
const dialog = document.getElementById("sign-in-again");
const tokenUrl = dialog.querySelector("form").action;

const clocks = new Clocks(page, {
  onLastMinute: () => teller.sayNow(teller.text("lastMinute")),
  onOver: () => teller.sayNow(teller.text("over")),
});

const regions = new Regions(page, () => {
  clocks.find();
  clocks.show();
  showCards(page);
});

showCards(page);

if (page.dataset.news) {
  follow(page.dataset.news);
}

function follow(url) {
  const poller = new Poller(url, page.dataset.number, {
    onNews: ({ regions: parts }) => {
      if (regions.take(parts)) {
        teller.say(teller.text("changed"));
      }
    },
    onOffline: () => teller.show(teller.text("offline")),
    onOnline: () => teller.show(""),
    onRefused: (status) =>
      status === 401 ? lock() : teller.show(teller.text("failed")),
  });

  // The page stays as it is: what was typed is not lost.
  function lock() {
    poller.stop();
    locked.hidden = false;
  }

  dialog.addEventListener("close", () => {
    locked.hidden = true;
    poller.goOn();
  });
  locked.querySelector("[data-sign-in]").addEventListener("click", () => {
    dialog.showModal();
  });
  document.addEventListener(RECORDED, () => poller.askNow());
  followActs(page, {
    tokenUrl,
    teller,
    regions,
    onDone: () => poller.askNow(),
    onSignedOut: lock,
  });
  followCover(page, tokenUrl, {
    onSent: () => poller.askNow(),
    onFailed: (status) =>
      status === 401 ? lock() : teller.show(teller.text("offline")),
  });
}
