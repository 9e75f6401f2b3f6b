// Single keys: every link, button or field with data-key is pressed by that key, unless a person
// is writing. The help dialog lists what is there, so that it is never wrong. WCAG 2.1.4: they can
// be turned off.

const STORED = "quellen-single-keys";

function isWriting(target) {
  return target.closest && target.closest("textarea, select, input:not([type=checkbox], [type=radio], [type=range]), [contenteditable]");
}

function keyed(key) {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
  return all.find((element) => element.checkVisibility() && !element.disabled);
}

function press(element) {
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, [data-focus]")) {
    element.focus();
    if (element.select) element.select();
  } else {
    element.click();
  }
}

export function say(words) {
  document.getElementById("said").textContent = words;
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isWriting(event.target)) {
    event.preventDefault(); // a search field would lose its words
    event.target.blur();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (localStorage.getItem(STORED) === "off" || document.querySelector("dialog[open]")) return;
  if (isWriting(event.target)) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary, [tabindex]:not(main)")) return;
  const element = keyed(event.key);
  if (!element) return;
  event.preventDefault();
  press(element);
});

function showKeys() {
  const dialog = document.getElementById("keys");
  const list = dialog.querySelector("dl");
  list.replaceChildren();
  for (const element of document.querySelectorAll("[data-key][data-does]")) {
    if (!element.checkVisibility()) continue;
    const [key, does] = [document.createElement("dt"), document.createElement("dd")];
    const cap = document.createElement("kbd");
    cap.textContent = element.dataset.key.replace("ArrowLeft", "←").replace("ArrowRight", "→");
    key.append(cap);
    does.textContent = element.dataset.does;
    list.append(key, does);
  }
  const single = document.getElementById("single");
  single.checked = localStorage.getItem(STORED) !== "off";
  single.onchange = () => localStorage.setItem(STORED, single.checked ? "on" : "off");
  dialog.showModal();
}

document.getElementById("help").addEventListener("click", showKeys);

for (const button of document.querySelectorAll("[data-compare]")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    say("Comparing");
    button.textContent = "Comparing …";
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/api/read", { method: "POST", headers, body: "{}" });
    if (!answer.ok && answer.status !== 409) {
      say((button.textContent = (await answer.json()).error));
      return;
    }
    const told = await finished(() => {});
    if (told.state === "done") location.reload();
    else say((button.textContent = told.error));
  });
}

// Follows the reading or comparing under way; gives how it ended.
export async function finished(tell) {
  for (;;) {
    const told = await (await fetch("/api/read")).json();
    tell(told);
    if (!["reading", "comparing"].includes(told.state)) return told;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
