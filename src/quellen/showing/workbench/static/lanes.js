// A lane of the timeline: its events by their beginning, and the row in which each stands. Rows are
// worked out once for each step of the zoom, half an octave apart, so that a frame only draws what
// is in view, and nothing jumps while it is moved.

const ROWS = 120; // beyond them events stand over one another
const ROOM = 9; // pixels that the smallest event takes

export class Lane {
  constructor(name, items, columns) {
    this.name = name;
    this.items = items;
    this.low = Float64Array.from(items, (i) => columns.low[i]);
    this.high = Float64Array.from(items, (i) => columns.high[i]);
    this.reach = Float64Array.from(this.high); // how far any event up to here lasts
    for (let n = 1; n < items.length; n++) this.reach[n] = Math.max(this.reach[n], this.reach[n - 1]);
    this.steps = new Map();
  }

  // The events that may be in view: all from the first number up to the second.
  between(low, high) {
    return [firstFrom(this.reach, low), firstFrom(this.low, high, true)];
  }

  // The row of every event where a day is so many pixels wide.
  rowsAt(pixels) {
    const step = Math.floor(2 * Math.log2(pixels));
    if (!this.steps.has(step)) this.steps.set(step, this.placed(2 ** (step / 2)));
    return this.steps.get(step);
  }

  placed(pixels) {
    const rows = new Uint8Array(this.items.length), free = new Float64Array(ROWS).fill(-Infinity);
    const least = ROOM / pixels, gap = 2 / pixels;
    for (let n = 0; n < rows.length; n++) {
      let row = 0;
      while (row < ROWS && free[row] > this.low[n]) row++;
      if (row === ROWS) row = n % ROWS;
      free[row] = Math.max(free[row], this.high[n] + gap, this.low[n] + least);
      rows[n] = row;
    }
    return rows;
  }
}

// The first place in an ascending column whose value is at least, or with `beyond` above, a value.
function firstFrom(column, value, beyond = false) {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle] < value || (beyond && column[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
