// The page of the original beside its text: the picture follows what is read.

const button = document.getElementById("beside");
const article = document.querySelector(".reading");
const STORED = "quellen-page-beside";
let figure = null;

function make() {
  figure = document.createElement("figure");
  figure.className = "original";
  const image = document.createElement("img");
  const caption = document.createElement("figcaption");
  image.addEventListener("error", () => { caption.textContent = "This page cannot be drawn."; });
  figure.append(image, caption);
  document.querySelector(".text-and-marks").append(figure);
}

// The page on which the first paragraph in sight begins or goes on.
function page() {
  let found = 1;
  for (const part of document.querySelectorAll("#text [data-page]")) {
    if (part.getBoundingClientRect().top > innerHeight * 0.4) break;
    found = Number(part.dataset.page);
  }
  return found;
}

function show() {
  if (!figure || figure.hidden) return;
  const number = page(), [image, caption] = figure.children;
  const address = `/documents/${article.dataset.document}/pages/${number}`;
  if (image.getAttribute("src") === address) return;
  image.src = address;
  image.alt = `Page ${number} of the original; its words are in the text beside it.`;
  caption.textContent = `page ${number} of ${button.dataset.pages}`;
}

function set(on) {
  if (on && !figure) make();
  if (figure) figure.hidden = !on;
  document.querySelector(".text-and-marks").classList.toggle("with-original", on);
  button.setAttribute("aria-pressed", String(on));
  localStorage.setItem(STORED, on ? "on" : "off");
  show();
}

if (button) {
  button.addEventListener("click", () => set(!figure || figure.hidden));
  addEventListener("scroll", () => requestAnimationFrame(show), { passive: true });
  if (localStorage.getItem(STORED) === "on") set(true);
}
