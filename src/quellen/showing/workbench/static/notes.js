// What is being written is kept with every keystroke, until it has been sent.

for (const field of document.querySelectorAll("[data-draft]")) {
  const name = `quellen-draft-${field.dataset.draft}`;
  field.value = field.value || localStorage.getItem(name) || "";
  field.addEventListener("input", () => {
    if (field.value) localStorage.setItem(name, field.value);
    else localStorage.removeItem(name);
  });
  field.form.addEventListener("submit", () => localStorage.removeItem(name));
}
