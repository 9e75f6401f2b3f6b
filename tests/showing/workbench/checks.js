// What is held of every page: each function gives what is wrong, in words. They are evaluated in
// the page by the browser tests, in the order in which they stand here.

const checks = {
  // Controls without a name, and ids that are there twice (WCAG 4.1.2).
  unnamed() {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    const wrong = ids.filter((id, i) => ids.indexOf(id) !== i);
    const controls = "a[href], button, input:not([type=hidden]), select, textarea, [role]";
    for (const e of document.querySelectorAll(controls)) {
      if (!e.checkVisibility() || e.closest("[aria-hidden=true], svg")) continue;
      const label = e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.title
        || e.labels?.length || e.textContent.trim();
      if (!label && e.getAttribute("role") !== "status") wrong.push(e.outerHTML.slice(0, 120));
    }
    return wrong;
  },

  // Words that do not stand out enough from their ground (WCAG 1.4.3: 4.5 to 1).
  faint() {
    const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
    const part = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const light = ([r, g, b]) =>
      0.2126 * part(r / 255) + 0.7152 * part(g / 255) + 0.0722 * part(b / 255);
    const ground = (e) => {
      for (; e; e = e.parentElement) {
        const colour = parse(getComputedStyle(e).backgroundColor);
        if (colour.length < 4 || colour[3] > 0.9) return colour;
      }
      return parse(getComputedStyle(document.documentElement).getPropertyValue("color"));
    };
    const wrong = [];
    for (const e of document.querySelectorAll("body *")) {
      const own = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!own || !e.checkVisibility()) continue;
      if (e.closest("svg, .unseen, .skip, option, datalist, :disabled")) continue;
      const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const words = e.textContent.trim().slice(0, 40);
      if (ratio < 4.5) wrong.push(`${ratio.toFixed(1)} ${e.tagName} ${e.className} ${words}`);
    }
    return wrong;
  },

  // Buttons and fields too small to hit (WCAG 2.5.8: 24 pixels).
  small() {
    return [...document.querySelectorAll("button, .do, select, input:not([type=hidden])")]
      .filter((e) => e.checkVisibility() && !e.closest(".unseen, label:not(.do)"))
      .map((e) => [e.getBoundingClientRect(), e])
      .filter(([box]) => box.height < 24 || box.width < 24)
      .map(([box, e]) => `${box.width}x${box.height} ${e.outerHTML.slice(0, 100)}`);
  },

  // Words that stand one letter below the other, since their box has no width.
  squeezed() {
    return [...document.querySelectorAll("main p, caption, td, th, li, h1, h2, h3")]
      .filter((e) => e.checkVisibility() && !e.closest(".unseen, .cards thead") && e.textContent.trim().length > 12)
      .filter((e) => e.getBoundingClientRect().width < 36)
      .map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 40)}`);
  },

  // Headings that leave a level out (WCAG 1.3.1).
  headings() {
    const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")]
      .filter((h) => h.checkVisibility())
      .map((h) => Number(h.tagName[1]));
    return levels.filter((level, i) => i && level > levels[i - 1] + 1);
  },
};
