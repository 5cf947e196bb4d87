// What changes the place of things on the page waits until a press has ended: between
// down and up the button under the finger would move away, and nothing would happen.

const ENDS = ["pointerup", "pointercancel", "dragend"];
let isPressed = false;
let waiting = [];

function release() {
  isPressed = false;
  const acts = waiting;
  waiting = [];
  for (const act of acts) {
    act();
  }
}

document.addEventListener("pointerdown", () => { isPressed = true; }, true);
for (const name of ENDS) {
  document.addEventListener(name, () => setTimeout(release), true);
}

export function afterPress(act) {
  if (isPressed) {
    waiting.push(act);
  } else {
    act();
  }
}
