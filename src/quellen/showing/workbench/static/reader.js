// The reader: marks are highlights on the plain text (CSS Custom Highlight API), made when their
// part of the text comes near, and told in the panel beside it.

import { drawBars } from "./bars.js";
import { offer } from "./correcting.js";
import { say } from "./keys.js";
import { element, filled, first, last, lit, live, marked, rangeIn, rest, stretchOf, text, whenThere } from "./text.js";

const here = document.getElementById("here");
const NAMES = {
  said: "said", denied: "denied", cue: "who says it", time: "time", figure: "figure", name: "name",
  reused: "shared with another text", repair: "mended", link: "link", hand: "put right",
};
const shown = new Map(Object.keys(NAMES).map((kind) => [kind, new Highlight()]));
for (const kind of ["time", "figure", "hand"]) shown.get(kind).priority = 2;

// ------------------------------------------------------------- highlights, when near

const index = new Map(); // what is marked in a stretch, by its parts and in order
const done = new Map(); // parts with the ranges that were made for them

async function indexed(stretch, anew = false) {
  if (anew || !index.has(stretch)) {
    const data = await marked(stretch, anew);
    const hand = data.hand.map(([part, start, end, words, decision]) => ["hand", part, start, end, words, decision]);
    const marks = [...data.marks, ...hand];
    const order = marks.filter(([kind]) => kind !== "cue").sort((a, b) => a[1] - b[1] || a[2] - b[2]);
    index.set(stretch, { data, order, marks: grouped(marks), bars: grouped(data.bars) });
  }
  return index.get(stretch);
}

function grouped(rows) {
  const found = new Map();
  for (const row of rows) found.set(row[1], [...(found.get(row[1]) || []), row]);
  return found;
}

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    near.unobserve(entry.target);
    mark(entry.target);
  }
}, { rootMargin: "100% 0px" });

async function mark(part) {
  const number = Number(part.dataset.part);
  const { data, marks, bars } = await indexed(stretchOf(part));
  if (done.has(number)) return;
  const ranges = [];
  for (const [kind, , start, end] of marks.get(number) || []) {
    const range = rangeIn(number, start, end);
    if (range) ranges.push([kind, range]);
  }
  for (const [kind, range] of ranges) shown.get(kind).add(range);
  done.set(number, ranges);
  drawBars(number, data, bars.get(number) || [], (marks.get(number) || []).filter(([kind]) => kind === "reused"));
}

whenThere((stretch) => stretch.querySelectorAll("[data-part]").forEach((part) => near.observe(part)));

// After something was changed: the marks of a stretch anew.
async function again(stretch) {
  await indexed(stretch, true);
  for (const part of text.querySelectorAll(`[data-stretch="${stretch}"] [data-part]`)) {
    const number = Number(part.dataset.part);
    for (const [kind, range] of done.get(number) || []) shown.get(kind).delete(range);
    if (done.delete(number)) mark(part);
  }
}

function choose() {
  for (const box of document.querySelectorAll(".legend input")) {
    if (box.name === "reused") text.classList.toggle("no-reused", !box.checked);
    else if (box.checked) CSS.highlights.set(box.name, shown.get(box.name));
    else CSS.highlights.delete(box.name);
  }
  for (const kind of ["repair", "link", "hand"]) CSS.highlights.set(kind, shown.get(kind));
}
document.querySelector(".legend").addEventListener("change", choose);
choose();

// --------------------------------------------------------------- what is marked here

let at = { stretch: first, n: -1 };

async function step(by) {
  const kinds = [...document.querySelectorAll(".legend input:checked")].map((box) => box.name);
  let { stretch, n } = at;
  for (;;) {
    const { order } = await indexed(stretch);
    n = n === Infinity ? order.length - 1 : n + by;
    if (order[n] && kinds.includes(order[n][0])) break;
    if (order[n]) continue;
    stretch += by;
    n = by > 0 ? -1 : Infinity;
    if (stretch < 0 || stretch > last) return say("There are no more marks in this direction.");
  }
  at = { stretch, n };
  await filled(stretch);
  const { order } = await indexed(stretch);
  const [, part, start, end] = order[n];
  show(part, start, end, order.filter((m) => m[1] === part && m[2] < end && m[3] > start));
  element(part).scrollIntoView({ block: "nearest" });
}
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("before").addEventListener("click", () => step(-1));

text.addEventListener("click", async (event) => {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY)
    || document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = caret?.offsetNode || caret?.startContainer;
  const offset = caret?.offset ?? caret?.startOffset;
  const beside = node?.parentElement?.closest("[data-part]");
  if (!beside || !getSelection().isCollapsed) return;
  const part = Number(beside.dataset.part), stretch = stretchOf(beside);
  const { marks, order } = await indexed(stretch);
  const found = (marks.get(part) || []).filter((m) => m[2] <= offset && offset < m[3]);
  if (!found.length) return clear();
  at = { stretch, n: order.indexOf(found.find((m) => m[0] !== "cue") || found[0]) };
  const least = found.reduce((a, b) => (a[3] - a[2] < b[3] - b[2] ? a : b));
  show(part, least[2], least[3], found);
});

function clear() {
  CSS.highlights.delete("here");
  here.replaceChildren();
  offer(null);
}

async function show(part, start, end, found) {
  const over = new Highlight(rangeIn(part, start, end));
  over.priority = 3;
  CSS.highlights.set("here", over);
  const stretch = stretchOf(element(part));
  const { data } = await indexed(stretch);
  const list = document.createElement("ul");
  for (const mark of found) list.append(described(mark, data, stretch));
  here.replaceChildren(list);
  offer(null);
}

const CHANGED = ["time", "figure", "said", "denied", "name"];

function described([kind, part, start, end, word, decision], data, stretch) {
  const row = document.createElement("li");
  const name = document.createElement("b");
  name.textContent = NAMES[kind];
  name.className = `sample ${kind}`;
  const quote = document.createElement("q");
  const words = element(part).firstChild.data.slice(start, end);
  quote.textContent = words.length > 160 ? `${words.slice(0, 160)}…` : words;
  quote.dir = "auto";
  row.append(name, " ", quote);
  const meaning = kind === "reused" ? data.links[word][1] : kind === "hand" ? word : data.words[word];
  if (meaning) {
    const said = document.createElement(kind === "reused" ? "a" : "p");
    if (kind === "reused") said.href = data.links[word][0];
    said.textContent = meaning;
    said.dir = "auto";
    row.append(said);
  }
  if (CHANGED.includes(kind)) row.append(act("Put it right", () => offer({ kind, from: [part, start], to: [part, end], words, stretch })));
  if (kind === "hand") row.append(act("Take back", () => takeBack(decision, stretch)));
  return row;
}

function act(words, does) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = words;
  button.addEventListener("click", does);
  return button;
}

async function takeBack(decision, stretch) {
  await fetch("/decisions", { method: "POST", body: new URLSearchParams({ decision }) });
  clear();
  await again(stretch);
  say("Taken back.");
}

addEventListener("marks-changed", async ({ detail }) => {
  clear();
  await again(detail.stretch);
});

// -------------------------------------------------------- the words of the address

if (lit.length) {
  const all = new Highlight(...lit.map((piece) => rangeIn(...piece)).filter(Boolean));
  all.priority = 1;
  CSS.highlights.set("quoted", all);
  const [part, start, end] = lit[0];
  element(part).scrollIntoView({ block: "center" });
  requestAnimationFrame(() => {
    const place = live(part, start, end).getBoundingClientRect();
    scrollBy({ top: place.top - innerHeight / 3, behavior: "instant" });
  });
}
await indexed(first);
await rest();
