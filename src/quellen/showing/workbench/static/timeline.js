// The timeline: all events on one canvas, from centuries to hours, and those in view as a list.

import { iso, parsed, ticks } from "./days.js";
import { Ink } from "./ink.js";
import { Lane } from "./lanes.js";

const CONFLICT = 4, FUZZY = 16, OPEN_LOW = 1, OPEN_HIGH = 2;
const AXIS = 40, LANE_TOP = 18, LISTED = 200, LANES = 12;
const LEAST = 2.5, MOST = 18; // pixels of a row
const FINEST = 24 * 70; // pixels a day

const canvas = document.getElementById("canvas");
const pen = canvas.getContext("2d");
const tip = document.getElementById("tip");
const list = document.getElementById("list");
const form = document.getElementById("filters");
const { columns, names } = await (await fetch("/api/timeline/items")).json();
const dated = columns.low.map((low, i) => i).filter((i) => columns.low[i] !== null);
let spoken; // what is filtered by words, made when that is asked for
const words = () => spoken ??= columns.title.map((title, i) =>
  [title, columns.when[i], ...columns.voices[i].map((v) => names.voices[v])].join(" ").toLowerCase());
const first = Math.min(...bounds(columns.low)), last = Math.max(...bounds(columns.high));

function bounds(column) {
  const found = dated.map((i) => column[i]).sort((a, b) => a - b);
  return found.length ? [found[0], found[found.length - 1]] : [730000, 740000];
}

let chosen = []; // events that pass the filters, by their beginning
let lanes = [];
let view = { low: first, high: last };
let lit = -1;
let frame = 0;

// --------------------------------------------------------------------------- filters

function filter() {
  const asked = Object.fromEntries(new FormData(form));
  const wanted = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
  const voice = names.voices.indexOf(asked.voice);
  const source = names.ids.indexOf(asked.source);
  const place = names.places.indexOf(asked.place ?? "");
  chosen = dated.filter((i) =>
    wanted.every((word) => words()[i].includes(word))
    && (!asked.voice || columns.voices[i].includes(voice))
    && (!asked.source || columns.documents[i].includes(source))
    && (!asked.place || columns.place[i] === place)
    && (asked.kind !== "disputed" || columns.flags[i] & CONFLICT)
    && (asked.kind !== "shared" || columns.documents[i].length > 1));
  chosen.sort((a, b) => columns.low[a] - columns.low[b] || columns.high[a] - columns.high[b]);
  lanes = divided(asked.lane);
  changed();
}

// The lanes with most events each by itself, the rest together.
function divided(by) {
  if (!by) return [new Lane("", chosen, columns)];
  const of = {
    place: (i) => (columns.place[i] < 0 ? [] : [columns.place[i]]),
    voice: (i) => columns.voices[i],
    source: (i) => columns.documents[i],
  }[by];
  const called = { place: names.places, voice: names.voices, source: names.documents }[by];
  const found = new Map();
  for (const i of chosen) {
    for (const key of of(i)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(i);
    }
  }
  const ranked = [...found].sort((a, b) => b[1].length - a[1].length).slice(0, LANES);
  const kept = new Set(ranked.map(([key]) => key));
  const rest = chosen.filter((i) => !of(i).some((key) => kept.has(key)));
  const made = ranked.map(([key, items]) => new Lane(called[key], items, columns));
  return rest.length ? [...made, new Lane(made.length ? "others" : "", rest, columns)] : made;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());

// ---------------------------------------------------------------------------- layout

let breadth = canvas.clientWidth; // kept: asking the page for it lays it out
const width = () => breadth;
const x = (day) => ((day - view.low) / (view.high - view.low)) * breadth;
const dayAt = (pixel) => view.low + (pixel / breadth) * (view.high - view.low);
const pixelsADay = () => width() / (view.high - view.low);

// What of each lane is in view, and where the lane stands; gives the height of a row.
function placed() {
  const room = canvas.clientHeight - AXIS;
  let rows = 0;
  for (const lane of lanes) {
    [lane.from, lane.to] = lane.between(view.low, view.high);
    lane.rows = lane.rowsAt(pixelsADay());
    lane.deep = 0;
    for (let n = lane.from; n < lane.to; n++) {
      if (lane.high[n] >= view.low && lane.rows[n] >= lane.deep) lane.deep = lane.rows[n] + 1;
    }
    rows += lane.deep;
  }
  const heads = lanes.length > 1 ? lanes.length * LANE_TOP : 0;
  const height = Math.max(LEAST, Math.min(MOST, (room - heads - 8) / Math.max(rows, 1)));
  let y = 6;
  for (const lane of lanes) {
    lane.y = y + (lanes.length > 1 ? LANE_TOP : 0);
    y = lane.y + lane.deep * height;
  }
  return height;
}

// --------------------------------------------------------------------------- drawing

const ink = new Ink();
const inks = {};
let colours = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "soft", "line", "accent", "mark", "paper", "wash", "lit"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
    inks[name] = ink.colour(colours[name]);
  }
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); redraw(); });

function redraw() {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(draw);
}

function draw() {
  const ratio = devicePixelRatio || 1;
  const [w, h] = [canvas.clientWidth, canvas.clientHeight];
  if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
    canvas.width = Math.round(w * ratio);
    canvas.height = Math.round(h * ratio);
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, w, h);
  const height = placed();
  drawAxis(w, h);
  drawEvents(height, w, h - AXIS, ratio);
  for (const lane of lanes) drawNames(lane, height, w);
  drawn = { height };
}
let drawn = { height: 10 };

function drawAxis(w, h) {
  pen.font = "11px system-ui, sans-serif";
  pen.lineWidth = 1;
  let free = -Infinity, told = "";
  for (const tick of ticks(view.low, view.high, pixelsADay())) {
    const at = Math.round(x(tick.day)) + 0.5;
    pen.strokeStyle = colours.line;
    line(at, 0, at, h - AXIS);
    pen.fillStyle = colours.soft;
    const half = pen.measureText(tick.label).width / 2;
    pen.textAlign = "start";
    pen.fillText(tick.label, Math.min(Math.max(at - half, 0), w - 2 * half), h - AXIS + 14);
    if (tick.context && tick.context !== told && at >= free) {
      pen.textAlign = "start";
      pen.fillStyle = colours.ink;
      pen.fillText(tick.context, at - 8, h - AXIS + 30);
      free = at + pen.measureText(tick.context).width + 10;
      told = tick.context;
    }
  }
  pen.strokeStyle = colours.ink;
  line(0, h - AXIS + 0.5, w, h - AXIS + 0.5);
}

function line(x1, y1, x2, y2) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

// First what is not disputed, then what is, then what is pointed at, so that none hides the next.
function drawEvents(height, w, h, ratio) {
  ink.begin(w, h, ratio);
  const thick = Math.max(2, Math.min(7, height - 2)), hot = [];
  for (const lane of lanes) {
    for (let n = lane.from; n < lane.to; n++) {
      if (lane.high[n] < view.low) continue;
      if (lane.items[n] === lit || columns.flags[lane.items[n]] & CONFLICT) hot.push([lane, n]);
      else drawEvent(lane, n, height, thick, inks.mark);
    }
  }
  for (const [lane, n] of hot) drawEvent(lane, n, height, thick, inks.accent);
  for (const [lane, n] of hot) if (lane.items[n] === lit) drawEvent(lane, n, height, thick + 1, inks.ink);
  ink.lay(pen);
}

function drawEvent(lane, n, height, thick, colour) {
  const flags = columns.flags[lane.items[n]], y = lane.y + lane.rows[n] * height + height / 2;
  const left = x(lane.low[n]), right = x(lane.high[n]);
  if (right - left < thick + 2) return drawDot((left + right) / 2, y, thick, flags, colour);
  ink.bar(left, right, y, thick, colour, flags & (OPEN_LOW | FUZZY), flags & (OPEN_HIGH | FUZZY));
  if (flags & CONFLICT) drawDot((Math.max(left, 0) + Math.min(right, breadth)) / 2, y, thick + 2, flags, colour);
}

function drawDot(at, y, thick, flags, colour) {
  if (flags & CONFLICT) ink.diamond(at, y, thick / 2 + 1, colour);
  else ink.disc(at, y, thick / 2, colour);
}

function drawNames(lane, height, w) {
  if (lane.name) {
    pen.strokeStyle = colours.line;
    line(0, lane.y - LANE_TOP + 2.5, w, lane.y - LANE_TOP + 2.5);
    pen.fillStyle = colours.soft;
    pen.textAlign = "start";
    pen.font = "600 11px system-ui, sans-serif";
    pen.fillText(`${lane.name} (${lane.items.length})`, 4, lane.y - 4);
  }
  if (height >= 13) drawLabels(lane, height, w);
}

// Words stand right of their event, where the row is free for them.
function drawLabels(lane, height, w) {
  pen.font = "11px system-ui, sans-serif";
  pen.textAlign = "start";
  const nextIn = [];
  for (let n = lane.to - 1; n >= lane.from; n--) {
    const i = lane.items[n], row = lane.rows[n];
    const from = Math.max(x(columns.high[i]), x(columns.low[i]) + 5) + 5;
    const room = (nextIn[row] ?? w) - from - 8;
    nextIn[row] = x(columns.low[i]);
    if (room < 60 || from < 0) continue;
    const most = Math.floor(room / 5.6);
    const title = columns.title[i];
    pen.fillStyle = i === lit ? colours.ink : colours.soft;
    pen.fillText(title.length > most ? `${title.slice(0, most - 1)}…` : title, from, lane.y + row * height + height / 2 + 4);
  }
}

// ------------------------------------------------------------------------ moving about

function look(low, high) {
  const least = width() / FINEST, most = (last - first) * 1.4 + 2;
  const span = Math.min(Math.max(high - low, least), most);
  const middle = (low + high) / 2;
  const held = Math.min(Math.max(middle, first - span * 0.4), last + span * 0.4);
  view = { low: held - span / 2, high: held + span / 2 };
  changed();
}

function zoom(by, at = width() / 2) {
  const day = dayAt(at);
  look(day - (day - view.low) * by, day + (view.high - day) * by);
}

function move(by) {
  const span = view.high - view.low;
  look(view.low + span * by, view.high + span * by);
}

function showAll() {
  const margin = (last - first) * 0.04 + 0.5;
  look(first - margin, last + margin);
}

let waiting = 0;
function changed() {
  redraw();
  clearTimeout(waiting);
  waiting = setTimeout(() => { tell(); remember(); }, 120);
}

canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) move(event.deltaX / width());
  else zoom(Math.exp(event.deltaY * 0.0016), event.offsetX);
}, { passive: false });

const fingers = new Map();
let moved = 0;
canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, event.offsetX);
  moved = 0;
});
canvas.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return hover(event);
  const before = [...fingers.values()];
  const by = event.offsetX - fingers.get(event.pointerId);
  fingers.set(event.pointerId, event.offsetX);
  moved += Math.abs(by);
  if (fingers.size === 1) return move(-by / width());
  const after = [...fingers.values()];
  const gap = Math.max(12, Math.abs(after[0] - after[1]));
  zoom(Math.max(12, Math.abs(before[0] - before[1])) / gap, (after[0] + after[1]) / 2);
});
for (const end of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(end, (event) => {
    const single = fingers.size === 1;
    fingers.delete(event.pointerId);
    if (end === "pointerup" && single && moved < 5) {
      const i = under(event.offsetX, event.offsetY);
      if (i >= 0) location.assign(`/events/${columns.id[i]}`);
    }
  });
}
canvas.addEventListener("pointerleave", () => light(-1));

canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const does = {
    ArrowLeft: () => move(-0.15), ArrowRight: () => move(0.15),
    ArrowUp: () => zoom(0.75), ArrowDown: () => zoom(1.33),
    Home: () => look(first, first + view.high - view.low), End: () => look(last - view.high + view.low, last),
  }[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});
document.getElementById("in").addEventListener("click", () => zoom(0.6));
document.getElementById("out").addEventListener("click", () => zoom(1.67));
document.getElementById("all").addEventListener("click", showAll);
addEventListener("keydown", (event) => { if (event.key === "=" && event.target === canvas) zoom(0.6); });

// ------------------------------------------------------------------- what is pointed at

function under(px, py) {
  let best = -1, least = 12;
  for (const lane of lanes) {
    for (let n = lane.from; n < lane.to; n++) {
      const i = lane.items[n];
      const dy = Math.abs(lane.y + lane.rows[n] * drawn.height + drawn.height / 2 - py);
      if (dy > Math.max(drawn.height, 8)) continue;
      const dx = Math.max(x(columns.low[i]) - px, px - x(columns.high[i]), 0);
      if (dx + dy < least) [best, least] = [i, dx + dy];
    }
  }
  return best;
}

function hover(event) {
  const i = under(event.offsetX, event.offsetY);
  canvas.style.cursor = i < 0 ? "grab" : "pointer";
  light(i, event.offsetX, event.offsetY);
}

function light(i, px = 0, py = 0) {
  tip.hidden = i < 0;
  if (i >= 0) {
    tip.textContent = `${columns.when[i]}: ${columns.title[i]}`;
    tip.style.left = `${Math.min(px + 12, Math.max(0, width() - 270))}px`;
    tip.style.top = `${py + 16}px`;
  }
  if (i === lit) return;
  lit = i;
  redraw();
}

// --------------------------------------------------------------------- the list beside

function tell() {
  const seen = chosen.filter((i) => columns.high[i] >= view.low && columns.low[i] <= view.high);
  const of = seen.length === dated.length ? "all in view" : `${seen.length.toLocaleString("en")} in view`;
  document.getElementById("in-view").textContent =
    `${dated.length.toLocaleString("en")} dated events, ${of}${seen.length > LISTED ? `; the first ${LISTED} are listed` : ""}`;
  list.replaceChildren(...seen.slice(0, LISTED).map(listed));
}

function listed(i) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/events/${columns.id[i]}`;
  const when = document.createElement("span");
  when.className = "when";
  when.textContent = columns.when[i];
  const title = document.createElement("span");
  title.textContent = columns.title[i];
  title.dir = "auto";
  link.append(when, " ", title);
  row.append(link);
  const told = columns.documents[i].length;
  if (told > 1 || columns.flags[i] & CONFLICT) {
    const badge = document.createElement("span");
    badge.className = columns.flags[i] & CONFLICT ? "badge hot" : "badge";
    badge.textContent = [told > 1 ? `${told} documents` : "", columns.flags[i] & CONFLICT ? "disputed" : ""].filter(Boolean).join(", ");
    row.append(" ", badge);
  }
  link.addEventListener("focus", () => light(i, -1000));
  link.addEventListener("mouseenter", () => light(i, -1000));
  return row;
}

// ------------------------------------------------------------- the view in the address

function remember() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  asked.set("from", iso(view.low));
  asked.set("to", iso(view.high));
  history.replaceState(null, "", `?${asked}`);
  document.getElementById("report").href = `/report?${reported(asked)}`;
}

// The same view as the report takes it; all that there is where nothing is left out.
function reported(asked) {
  const quoted = (name) => (asked.get(name) ? `${name}:"${asked.get(name)}"` : "");
  const only = [asked.get("q"), quoted("voice"), quoted("place")].filter(Boolean).join(" ");
  const view = { only, source: asked.get("source"), told: asked.get("kind") };
  if (isPart()) Object.assign(view, { from: asked.get("from"), to: asked.get("to") });
  return new URLSearchParams(Object.entries(view).filter(([, value]) => value));
}

const isPart = () => view.low > first || view.high < last;

function recall() {
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
  filter();
  const [low, high] = [parsed(asked.get("from")), parsed(asked.get("to"))];
  const one = columns.id.indexOf(asked.get("at"));
  if (low !== null && high !== null && low <= high) look(low, high + 1);
  else if (one >= 0 && columns.low[one] !== null) {
    const spare = Math.max((columns.high[one] - columns.low[one]) * 3, 20);
    look(columns.low[one] - spare, columns.high[one] + spare);
    lit = one;
  } else showAll();
}

readColours();
recall();
new ResizeObserver(() => {
  breadth = canvas.clientWidth;
  redraw();
}).observe(canvas);
