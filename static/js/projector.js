// The projector: the clock goes on by itself, the rest comes from the server.

import { Clocks } from "./live/clock.js";
import { Poller } from "./live/poller.js";

const page = document.getElementById("projected");
const told = document.getElementById("live-told");
const clocks = new Clocks(page);

new Poller(
  page.dataset.news,
  page.dataset.number,
  {
    onNews: ({ html }) => {
      page.innerHTML = html;
      clocks.find();
    },
    onOffline: () => {
      told.textContent = told.dataset.offline;
      told.hidden = false;
    },
    onOnline: () => (told.hidden = true),
    onRefused: () => location.reload(),
  },
  { countsActs: false },
);
