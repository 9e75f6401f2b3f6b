// Opens the fold that a link leads into and lights up the whole of a quotation, where the browser
// alone would show its beginning. Everything can be read without it.
"use strict";

function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  light(target);
  if (!target) return;
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
  const own = target.querySelector(":scope > details");
  if (own) own.open = true;
  target.scrollIntoView({ block: target.classList.contains("at") ? "center" : "start" });
}

// "d3-120-180" begins at that anchor and ends at "d3-e180".
function light(target) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("quoted");
  if (!target || !target.classList.contains("at")) return;
  const [document_, , end] = target.id.split("-");
  const stop = document.getElementById(`${document_}-e${end}`);
  if (!stop) return;
  const range = new Range();
  range.setStartAfter(target);
  range.setEndBefore(stop);
  CSS.highlights.set("quoted", new Highlight(range));
}

addEventListener("hashchange", reveal);
// A second click on the same link does not change the hash.
addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) reveal();
});
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main > section:not(#texts) details")) {
    fold.open = true;
  }
});
if (location.hash) reveal();
