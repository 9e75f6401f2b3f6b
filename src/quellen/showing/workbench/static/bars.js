// Who is speaking, as bars in the margin: each inside the bar of who reports it. On the other side
// the words that another text has, too.

import { element, live, text } from "./text.js";

const hues = new Map();
const drawn = new Map();

function hue(voice) {
  if (!hues.has(voice)) hues.set(voice, (hues.size * 137.5) % 360);
  return hues.get(voice);
}

export function drawBars(part, data, rows, reused) {
  drawn.get(part)?.bars?.remove();
  drawn.set(part, { data, rows, reused });
  if (!rows.length && !reused.length) return;
  const beside = element(part);
  const box = beside.getBoundingClientRect();
  const bars = document.createElement("div");
  bars.className = "bars";
  bars.setAttribute("aria-hidden", "true");
  let free = -1;
  for (const [number, , start, end] of rows) {
    const [voice, depth, stance] = data.voices[number];
    const place = live(part, start, end).getBoundingClientRect();
    const top = place.top - box.top;
    bars.append(bar(voice, depth, stance, top, place.height));
    if (depth === 0 && top >= free) {
      bars.append(label(voice, top));
      free = top + 30;
    }
  }
  for (const mark of reused) bars.append(reuse(mark, data, box));
  beside.parentNode.insertBefore(bars, beside);
  bars.style.setProperty("--down", `${box.top - bars.getBoundingClientRect().top}px`);
  drawn.get(part).bars = bars;
}

function bar(voice, depth, stance, top, height) {
  const made = document.createElement("i");
  made.title = voice;
  made.className = stance === "denies" ? "bar-of denies" : "bar-of";
  made.style.top = `${top}px`;
  made.style.height = `${Math.max(height, 4)}px`;
  made.style.left = `${depth * 6}px`;
  made.style.setProperty("--hue", hue(voice));
  return made;
}

function label(voice, top) {
  const words = document.createElement("span");
  words.textContent = voice;
  words.style.top = `${top}px`;
  return words;
}

// Leads to the two texts side by side.
function reuse([, part, start, end, link], data, box) {
  const place = live(part, start, end).getBoundingClientRect();
  const made = document.createElement("a");
  [made.href, made.title] = data.links[link];
  made.tabIndex = -1;
  made.className = "reuse";
  made.style.top = `${place.top - box.top}px`;
  made.style.height = `${Math.max(place.height, 8)}px`;
  made.style.left = `${box.width}px`;
  return made;
}

let width = text.clientWidth;
new ResizeObserver(() => {
  if (text.clientWidth === width) return;
  width = text.clientWidth;
  for (const [part, { data, rows, reused }] of [...drawn]) drawBars(part, data, rows, reused);
}).observe(text);
