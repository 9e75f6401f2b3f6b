// The text in stretches: those near the words of the address came with the page, the others come
// when they are near or, one after the other, when nothing else is to be done. So that the page can
// be scrolled and searched as a whole, those that have not come yet stand there as high as their
// lines will be.

export const article = document.querySelector(".reading");
export const text = document.getElementById("text");
export const lit = JSON.parse(article.dataset.lit);
export const first = Number(article.dataset.here);
const path = `/documents/${article.dataset.document}`;
const stretches = [...text.querySelectorAll("[data-stretch]")];
const elements = new Map();
const heard = [];
const words = new Map(), marks = new Map();

export const last = stretches.length - 1;
export const element = (part) => elements.get(part);
export const stretchOf = (node) => Number(node.closest("[data-stretch]").dataset.stretch);

// Calls back with every stretch that is there, now or later.
export function whenThere(then) {
  heard.push(then);
  for (const stretch of stretches) if (stretch.dataset.there !== undefined) then(stretch);
}

function taken(stretch) {
  for (const part of stretch.querySelectorAll("[data-part]")) elements.set(Number(part.dataset.part), part);
}

const line = parseFloat(getComputedStyle(text).lineHeight) || 28;
for (const stretch of stretches) {
  if (stretch.dataset.there !== undefined) taken(stretch);
  else stretch.style.minHeight = `${stretch.dataset.lines * line}px`;
}

// The words of a stretch, once.
export function filled(number) {
  if (!words.has(number)) words.set(number, fill(stretches[number], number));
  return words.get(number);
}

async function fill(stretch, number) {
  if (stretch.dataset.there !== undefined) return;
  const answer = await fetch(`${path}/stretch?stretch=${number}`);
  if (!answer.ok) return;
  stretch.innerHTML = await answer.text(); // escaped where it was made, and scripts cannot run
  stretch.style.minHeight = "";
  stretch.dataset.there = "";
  taken(stretch);
  for (const then of heard) then(stretch);
}

// The marks of a stretch, once; anew after something was changed in it.
export function marked(number, anew = false) {
  if (anew || !marks.has(number)) {
    marks.set(number, fetch(`/api${path}/marks?stretch=${number}`).then((answer) => answer.json()));
  }
  return marks.get(number);
}

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    near.unobserve(entry.target);
    filled(Number(entry.target.dataset.stretch));
  }
}, { rootMargin: "150% 0px" });
for (const stretch of stretches) near.observe(stretch);

// All the rest, so that the browser's own search finds everything.
export async function rest() {
  for (let number = 0; number <= last; number++) {
    await new Promise((free) => (globalThis.requestIdleCallback || setTimeout)(free));
    await filled(number);
  }
}

export function rangeIn(part, start, end) {
  const node = element(part)?.firstChild;
  if (!node || end > node.length) return null;
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}

export function live(part, start, end) {
  const node = element(part).firstChild;
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
