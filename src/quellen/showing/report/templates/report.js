// Opens what a link leads into, and goes back with the browser's own history. Nothing depends on it.
"use strict";
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
  const own = target.querySelector(":scope > details");
  if (own) own.open = true;
  target.scrollIntoView({ block: target.id.startsWith("q-") ? "center" : "start" });
}
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("#disputes details, .event details")) fold.open = true;
});
reveal();
