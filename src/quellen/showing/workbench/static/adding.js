// Files and folders dropped on the page: sent one by one, then read, with how far it is.

import { finished, say } from "./keys.js";

const drop = document.getElementById("drop");
const box = document.getElementById("progress");
const bar = box.querySelector("progress");
const words = document.getElementById("how-far");
const failures = box.querySelector("ul");

async function add(files) {
  if (!files.length) return;
  box.hidden = false;
  box.scrollIntoView({ block: "nearest" });
  const names = [];
  for (const [i, { file, name }] of files.entries()) {
    show(i, files.length, `Taking in ${i + 1} of ${files.length}: ${name}`);
    const answer = await fetch(`/api/files?name=${encodeURIComponent(name)}`, { method: "POST", body: file });
    if (!answer.ok) return fail((await answer.json()).error);
    names.push((await answer.json()).name);
  }
  const headers = { "Content-Type": "application/json" };
  const begun = await fetch("/api/read", { method: "POST", headers, body: JSON.stringify({ names }) });
  if (!begun.ok) return fail((await begun.json()).error);
  await follow();
}

async function follow() {
  box.hidden = false;
  const told = await finished(tell);
  if (told.state === "failed") return fail(told.error);
  words.textContent = `${said(told)} The page shows it now.`;
  if (told.failed) words.textContent = `${said(told)} `;
  say(words.textContent);
  const again = document.createElement("a");
  again.href = "/";
  again.className = "do";
  again.textContent = "Show the findings";
  if (told.failed) words.append(again);
  else location.assign("/");
}

function tell(told) {
  const done = told.read + told.unchanged + told.failed;
  if (told.state === "comparing") {
    bar.removeAttribute("value");
    words.textContent = `${said(told)} Comparing all documents …`;
  } else {
    show(done, Math.max(told.total, done), `${done} of ${told.total} read${told.last ? `, last ${told.last}` : ""}`);
  }
  failures.replaceChildren(...(told.failures || []).map((f) => {
    const row = document.createElement("li");
    row.textContent = `Not read: ${f.name}: ${f.message}`;
    return row;
  }));
}

function said(told) {
  const parts = [`${told.read} read`];
  if (told.unchanged) parts.push(`${told.unchanged} known already`);
  if (told.failed) parts.push(`${told.failed} not read`);
  return `${parts.join(", ")}.`;
}

function show(done, of, text) {
  bar.max = of;
  bar.value = done;
  words.textContent = text;
}

function fail(message) {
  words.textContent = message;
  say(message);
}

// ------------------------------------------------------------------- what was dropped

async function* walk(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    yield { file, name: entry.fullPath.replace(/^\//, "") };
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const inner of some) yield* walk(inner);
  }
}

async function dropped(items) {
  const files = [];
  for (const entry of [...items].map((item) => item.webkitGetAsEntry()).filter(Boolean)) {
    for await (const found of walk(entry)) if (!found.name.split("/").pop().startsWith(".")) files.push(found);
  }
  return files;
}

addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
addEventListener("drop", async (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  await add(await dropped(event.dataTransfer.items));
});
for (const input of document.querySelectorAll("#files, #folder")) {
  input.addEventListener("change", () =>
    add([...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }))));
}

const under = await (await fetch("/api/read")).json();
if (["reading", "comparing"].includes(under.state)) await follow();
