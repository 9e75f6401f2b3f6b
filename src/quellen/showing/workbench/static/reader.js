// The reader: marks are highlights on the plain text (CSS Custom Highlight API), made when their
// part of the text comes near, and who is speaking is a bar in the margin, inside the bar of who
// reports it.

import { say } from "./keys.js";

const article = document.querySelector(".reading");
const text = document.getElementById("text");
const here = document.getElementById("here");
const parts = [...text.querySelectorAll("[data-part]")];
const NAMES = {
  said: "said", denied: "denied", cue: "who says it", time: "time", figure: "figure", name: "name",
  reused: "shared with another text", repair: "mended", link: "link",
};

const lit = JSON.parse(article.dataset.lit);
const done = new Set();
let data, marksOf, barsOf, order;

// Of a long text, what is near comes first and the rest behind it.
async function load(query) {
  data = await (await fetch(`/api/documents/${article.dataset.document}/marks${query}`)).json();
  marksOf = grouped(data.marks, 1);
  barsOf = grouped(data.bars, 1);
  order = data.marks
    .filter(([kind]) => kind !== "cue")
    .sort((a, b) => a[1] - b[1] || a[2] - b[2]);
}
await load(`?near=${lit.length ? lit[0][0] : 0}`);
const shown = new Map();
for (const kind of Object.keys(NAMES)) shown.set(kind, new Highlight());
shown.get("time").priority = 2;
shown.get("figure").priority = 2;

function grouped(rows, column) {
  const found = new Map();
  for (const row of rows) {
    if (!found.has(row[column])) found.set(row[column], []);
    found.get(row[column]).push(row);
  }
  return found;
}

function rangeIn(part, start, end) {
  const node = parts[part]?.firstChild;
  if (!node || end > node.length) return null;
  const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
  return range;
}

function live(part, start, end) {
  const fixed = rangeIn(part, start, end);
  const range = new Range();
  range.setStart(fixed.startContainer, start);
  range.setEnd(fixed.endContainer, end);
  return range;
}

// ------------------------------------------------------------- highlights, when near

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    const part = Number(entry.target.dataset.part);
    mark(part);
    if (done.has(part)) near.unobserve(entry.target);
  }
}, { rootMargin: "100% 0px" });

function mark(part) {
  if (done.has(part) || (!data.whole && !marksOf.has(part) && !barsOf.has(part))) return;
  done.add(part);
  for (const [kind, , start, end] of marksOf.get(part) || []) {
    const range = rangeIn(part, start, end);
    if (range) shown.get(kind).add(range);
  }
  drawBars(part);
}

for (const part of parts) near.observe(part);

function choose() {
  for (const box of document.querySelectorAll(".legend input")) {
    if (box.name === "reused") text.classList.toggle("no-reused", !box.checked);
    else if (box.checked) CSS.highlights.set(box.name, shown.get(box.name));
    else CSS.highlights.delete(box.name);
  }
  CSS.highlights.set("repair", shown.get("repair"));
  CSS.highlights.set("link", shown.get("link"));
}
document.querySelector(".legend").addEventListener("change", choose);
choose();

// ------------------------------------------------------------------ voices as bars

const hues = new Map();
function hue(voice) {
  if (!hues.has(voice)) hues.set(voice, (hues.size * 137.5) % 360);
  return hues.get(voice);
}

function drawBars(part) {
  const rows = barsOf.get(part) || [];
  const reused = (marksOf.get(part) || []).filter(([kind]) => kind === "reused");
  if (!rows.length && !reused.length) return;
  const element = parts[part];
  const box = element.getBoundingClientRect();
  const bars = document.createElement("div");
  bars.className = "bars";
  bars.setAttribute("aria-hidden", "true");
  let free = -1;
  for (const [number, , start, end] of rows) {
    const [voice, depth, stance] = data.voices[number];
    const place = live(part, start, end).getBoundingClientRect();
    const bar = document.createElement("i");
    bar.title = voice;
    bar.className = stance === "denies" ? "bar-of denies" : "bar-of";
    bar.style.top = `${place.top - box.top}px`;
    bar.style.height = `${Math.max(place.height, 4)}px`;
    bar.style.left = `${depth * 6}px`;
    bar.style.setProperty("--hue", hue(voice));
    bars.append(bar);
    if (depth === 0 && place.top - box.top >= free) {
      bars.append(label(voice, place.top - box.top));
      free = place.top - box.top + 30;
    }
  }
  for (const mark of reused) bars.append(reuse(mark, box));
  element.parentNode.insertBefore(bars, element);
  const origin = bars.getBoundingClientRect();
  bars.style.setProperty("--down", `${box.top - origin.top}px`);
}

// Words shared with another text: a bar on the other side, which leads to the two side by side.
function reuse([, part, start, end, link], box) {
  const place = live(part, start, end).getBoundingClientRect();
  const bar = document.createElement("a");
  [bar.href, bar.title] = data.links[link];
  bar.tabIndex = -1;
  bar.className = "reuse";
  bar.style.top = `${place.top - box.top}px`;
  bar.style.height = `${Math.max(place.height, 8)}px`;
  bar.style.left = `${box.width}px`;
  return bar;
}

function label(voice, top) {
  const words = document.createElement("span");
  words.textContent = voice;
  words.style.top = `${top}px`;
  return words;
}

let width = text.clientWidth;
new ResizeObserver(() => {
  if (text.clientWidth === width) return;
  width = text.clientWidth;
  for (const old of text.querySelectorAll(".bars")) {
    const part = Number(old.nextElementSibling.dataset.part);
    old.remove();
    drawBars(part);
  }
}).observe(text);

// --------------------------------------------------------------- what is marked here

let at = -1;

function step(by) {
  const boxes = [...document.querySelectorAll(".legend input:checked")].map((box) => box.name);
  for (let i = at + by; i >= 0 && i < order.length; i += by) {
    if (!boxes.includes(order[i][0])) continue;
    at = i;
    const [, part, start, end] = order[i];
    show(part, start, end, order.filter((m) => m[1] === part && m[2] < end && m[3] > start));
    parts[part].scrollIntoView({ block: "nearest" });
    live(part, start, end).startContainer.parentElement.scrollIntoView({ block: "nearest" });
    return;
  }
  say("There are no more marks in this direction.");
}
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("before").addEventListener("click", () => step(-1));

text.addEventListener("click", (event) => {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY)
    || document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = caret?.offsetNode || caret?.startContainer;
  const offset = caret?.offset ?? caret?.startOffset;
  const element = node?.parentElement?.closest("[data-part]");
  if (!element || !getSelection().isCollapsed) return;
  const part = Number(element.dataset.part);
  const found = (marksOf.get(part) || []).filter((m) => m[2] <= offset && offset < m[3]);
  if (!found.length) return clear();
  at = order.indexOf(found.find((m) => m[0] !== "cue") || found[0]);
  const least = found.reduce((a, b) => (a[3] - a[2] < b[3] - b[2] ? a : b));
  show(part, least[2], least[3], found);
});

function clear() {
  CSS.highlights.delete("here");
  here.replaceChildren();
}

function show(part, start, end, found) {
  const lit = new Highlight(rangeIn(part, start, end));
  lit.priority = 3;
  CSS.highlights.set("here", lit);
  const list = document.createElement("ul");
  for (const mark of found) list.append(described(mark));
  here.replaceChildren(list);
}

function described([kind, part, start, end, word]) {
  const row = document.createElement("li");
  const name = document.createElement("b");
  name.textContent = NAMES[kind];
  name.className = `sample ${kind}`;
  const quote = document.createElement("q");
  const words = parts[part].firstChild.data.slice(start, end);
  quote.textContent = words.length > 160 ? `${words.slice(0, 160)}…` : words;
  quote.dir = "auto";
  row.append(name, " ", quote);
  const meaning = kind === "reused" ? data.links[word][1] : data.words[word];
  if (meaning) {
    const said = document.createElement(kind === "reused" ? "a" : "p");
    if (kind === "reused") said.href = data.links[word][0];
    said.textContent = meaning;
    said.dir = "auto";
    row.append(said);
  }
  return row;
}

// -------------------------------------------------------- the words of the address

if (lit.length) {
  const all = new Highlight(...lit.map((piece) => rangeIn(...piece)).filter(Boolean));
  all.priority = 1;
  CSS.highlights.set("quoted", all);
  const [part, start, end] = lit[0];
  parts[part].scrollIntoView({ block: "center" });
  requestAnimationFrame(() => {
    const place = live(part, start, end).getBoundingClientRect();
    scrollBy({ top: place.top - innerHeight / 3, behavior: "instant" });
  });
}

// ------------------------------------------------------------- the rest of a long text

if (!data.whole) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = order[at];
  await load("");
  at = before ? order.findIndex((mark) => mark.join() === before.join()) : -1;
  near.disconnect();
  for (const part of parts) if (!done.has(Number(part.dataset.part))) near.observe(part);
}
