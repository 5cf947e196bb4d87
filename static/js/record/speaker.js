// Whoever begins to present becomes the one for whom the next remark is, unless
// somebody is just writing one.

export function followSpeaker(region, formOf) {
  const element = document.querySelector("form[data-record] [name='author']")?.form;
  if (!region || !element) {
    return;
  }
  const speaker = () => region.querySelector("[data-speaker]")?.dataset.speaker ?? "";
  let seen = speaker();
  new MutationObserver(() => {
    const now = speaker();
    const subject = element.elements.namedItem("subject");
    if (now && now !== seen && !formOf(element).hasWords) {
      subject.value = now;
    }
    seen = now || seen;
  }).observe(region, { childList: true, subtree: true });
}
