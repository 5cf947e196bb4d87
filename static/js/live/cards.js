// The question cards of an item one at a time; without a script they are a list.

let chosen = { first: "", place: 0 };

export function showCards(root) {
  const cards = [...root.querySelectorAll(".question-card")];
  const way = root.querySelector(".question-way");
  if (!way || cards.length < 2) {
    return;
  }
  if (chosen.first !== cards[0].textContent) {
    chosen = { first: cards[0].textContent, place: 0 };
  }
  const turnTo = (place) => {
    chosen.place = Math.max(0, Math.min(place, cards.length - 1));
    cards.forEach((card, at) => (card.hidden = at !== chosen.place));
    root.querySelector("[data-card-count]").textContent =
      `${chosen.place + 1}/${cards.length}`;
  };
  for (const button of way.querySelectorAll("[data-card]")) {
    button.addEventListener("click", () =>
      turnTo(chosen.place + Number(button.dataset.card)),
    );
  }
  way.hidden = false;
  turnTo(chosen.place);
}
