// Days as numbers: 1 is 1 January of the year 1, proleptic Gregorian, years before 1 astronomical.
// The arithmetic is that of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".

export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const EPOCH = 306; // days from 1 March of the year 0 to 1 January of the year 1, less one

export function fixed(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH + 1;
}

export function civil(number) {
  const z = Math.floor(number) + EPOCH - 1;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * m + 2) / 5) + 1];
}

export function iso(number) {
  const [year, month, day] = civil(number);
  const sign = year < 0 ? "-" : "";
  const pad = (n, width) => String(n).padStart(width, "0");
  return `${sign}${pad(Math.abs(year), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function parsed(words) {
  const match = /^(-?\d{4,6})-(\d\d)-(\d\d)$/.exec(words || "");
  return match ? fixed(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function yearWords(year) {
  return year < 1 ? `${1 - year} BC` : String(year);
}

// Ticks between two days where a day is so many pixels wide: the finest round unit that can be
// read, each with the larger unit that begins there.
export function ticks(low, high, pixels) {
  for (const [unit, step, days, room] of UNITS) {
    if (days * pixels >= room) return unit(low, high, step);
  }
  return years(low, high, 10000);
}

function hours(low, high, step) {
  const found = [];
  for (let h = Math.ceil(low * 24 / step) * step; h <= high * 24; h += step) {
    const [year, month, day] = civil(h / 24);
    found.push({ day: h / 24, label: `${((h % 24) + 24) % 24}:00`, context: `${day} ${MONTHS[month - 1]} ${yearWords(year)}` });
  }
  return found;
}

function days(low, high, step) {
  const found = [];
  for (let d = Math.ceil(low); d <= high; d++) {
    const [year, month, day] = civil(d);
    if (step > 1 && ((day - 1) % step || (day > 29 - step / 2 && day > 1 && step > 2))) continue;
    found.push({ day: d, label: String(day), context: `${MONTHS[month - 1]} ${yearWords(year)}` });
  }
  return found;
}

function months(low, high, step) {
  const found = [];
  const [year, month] = civil(low);
  for (let i = Math.ceil((year * 12 + month - 1) / step) * step; ; i += step) {
    const m = ((i % 12) + 12) % 12;
    const day = fixed(Math.floor(i / 12), m + 1, 1);
    if (day > high) return found;
    if (day >= low) found.push({ day, label: MONTHS[m], context: yearWords(Math.floor(i / 12)) });
  }
}

function years(low, high, step) {
  const found = [];
  for (let y = Math.ceil(civil(low)[0] / step) * step; ; y += step) {
    const day = fixed(y, 1, 1);
    if (day > high) return found;
    if (day >= low) found.push({ day, label: yearWords(y), context: "" });
  }
}

const UNITS = [
  ...[1, 3, 6, 12].map((step) => [hours, step, step / 24, 44]),
  ...[1, 2, 7].map((step) => [days, step, step, 26]),
  ...[1, 3, 6].map((step) => [months, step, 30.4 * step, 36]),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((step) => [years, step, 365.25 * step, 48]),
];
