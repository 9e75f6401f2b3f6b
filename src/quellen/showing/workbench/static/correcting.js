// Putting a mark right, or marking words that were selected. What is being written is kept with
// every keystroke until it has been sent.

import { say } from "./keys.js";
import { article, stretchOf, text } from "./text.js";

const form = document.getElementById("change");
const chosen = document.getElementById("chosen");
const wrong = document.getElementById("wrong");
const MEANS = { time: "Date, as 1921-05-03", figure: "Number, as at least 9 killed", said: "Who says it", denied: "Who denies it" };
const store = `quellen-draft-mark-${article.dataset.document}`;
let about = null;

// Opens the form on a mark or on words without one; with null it closes.
export function offer(mark) {
  about = mark;
  form.hidden = !mark;
  wrong.textContent = "";
  if (!mark) return;
  chosen.textContent = `“${mark.words.length > 90 ? `${mark.words.slice(0, 90)}…` : mark.words}”`;
  const { kind, value, action } = form.elements;
  if (mark.kind && mark.kind !== "name") kind.value = mark.kind;
  value.value = mark.value || "";
  for (const button of action) {
    const isNew = button.value === "add";
    button.hidden = isNew ? Boolean(mark.kind) : !mark.kind;
    if (mark.kind === "name") button.hidden = button.value !== "remove";
  }
  for (const field of [kind, value]) field.closest("p").hidden = mark.kind === "name";
  tell();
}

function tell() {
  document.getElementById("means").textContent = MEANS[form.elements.kind.value];
}

form.addEventListener("input", () => {
  tell();
  about = { ...about, value: form.elements.value.value };
  if (about.value) localStorage.setItem(store, JSON.stringify({ ...about, chosen: form.elements.kind.value }));
  else localStorage.removeItem(store);
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { kind, value } = form.elements;
  const pressed = event.submitter?.hidden ? null : event.submitter; // Enter presses the first, seen or not
  const action = pressed?.value ?? (about.kind ? "correct" : "add");
  const body = JSON.stringify({
    action, kind: action === "remove" ? about.kind : kind.value, value: value.value, from: about.from, to: about.to,
  });
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`/api/documents/${article.dataset.document}/marks`, { method: "POST", headers, body });
  if (!answer.ok) {
    wrong.textContent = (await answer.json()).error;
    return;
  }
  localStorage.removeItem(store);
  const { stretch } = about;
  offer(null);
  getSelection().removeAllRanges();
  dispatchEvent(new CustomEvent("marks-changed", { detail: { stretch } }));
  say("It is in the log. Compare anew, and the findings follow.");
});

// ------------------------------------------------------------------------- selecting

function place(node, offset) {
  const part = (node.nodeType === 3 ? node.parentElement : node).closest?.("[data-part]");
  if (!part || !text.contains(part)) return null;
  const before = new Range();
  before.selectNodeContents(part);
  before.setEnd(node, offset);
  return [Number(part.dataset.part), before.toString().length, part];
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const [from, to] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
  const words = selection.toString().trim();
  if (!from || !to || !words) return;
  offer({ kind: null, from: from.slice(0, 2), to: to.slice(0, 2), words, stretch: stretchOf(from[2]) });
}
for (const event of ["pointerup", "keyup"]) {
  document.addEventListener(event, (e) => { if (!form.contains(e.target)) setTimeout(selected); });
}

const kept = localStorage.getItem(store);
if (kept) {
  const { chosen: kind, ...mark } = JSON.parse(kept);
  offer(mark);
  form.elements.kind.value = kind;
  tell();
}
