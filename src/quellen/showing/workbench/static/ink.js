// Dots and bars set as pixels: tens of thousands in a frame, which no path of a canvas can do.
// Where two meet, the one that covers more stays.

export class Ink {
  constructor() {
    this.pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    this.masks = new Map();
  }

  // A clean sheet; all that follows is in CSS pixels.
  begin(width, height, ratio) {
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (!this.image || this.image.width !== w || this.image.height !== h) {
      Object.assign(this.pen.canvas, { width: w, height: h });
      this.image = this.pen.createImageData(w, h);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    [this.width, this.height, this.ratio] = [w, h, ratio];
    this.pixels.fill(0);
  }

  lay(pen) {
    this.pen.putImageData(this.image, 0, 0);
    pen.drawImage(this.pen.canvas, 0, 0, this.width / this.ratio, this.height / this.ratio);
  }

  // The number of a CSS colour, opaque; the machine's order of bytes is that of all browsers.
  colour(css) {
    this.pen.fillStyle = css;
    this.pen.clearRect(0, 0, 1, 1);
    this.pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = this.pen.getImageData(0, 0, 1, 1).data;
    return ((b << 16) | (g << 8) | r) >>> 0;
  }

  disc(x, y, radius, colour) {
    this.stamp(x, y, this.mask("disc", radius, (dx, dy, r) => r - Math.hypot(dx, dy)), colour);
  }

  diamond(x, y, radius, colour) {
    this.stamp(x, y, this.mask("diamond", radius, (dx, dy, r) => (r - Math.abs(dx) - Math.abs(dy)) / Math.SQRT2), colour);
  }

  // How much of each pixel a figure covers, by how far inside its edge the pixel lies.
  mask(name, radius, inside) {
    const r = radius * this.ratio, key = `${name} ${r.toFixed(1)}`;
    if (!this.masks.has(key)) {
      const reach = Math.ceil(r), side = 2 * reach + 1;
      const cover = new Uint8Array(side * side);
      for (let i = 0; i < cover.length; i++) {
        const depth = inside((i % side) - reach, Math.floor(i / side) - reach, r) + 0.5;
        cover[i] = 255 * Math.max(0, Math.min(1, depth));
      }
      this.masks.set(key, { reach, side, cover });
    }
    return this.masks.get(key);
  }

  stamp(x, y, { reach, side, cover }, colour) {
    const left = Math.round(x * this.ratio) - reach, top = Math.round(y * this.ratio) - reach;
    if (left + side <= 0 || left >= this.width) return;
    for (let j = 0; j < side; j++) {
      if (top + j < 0 || top + j >= this.height) continue;
      const row = (top + j) * this.width;
      for (let i = 0; i < side; i++) {
        if (left + i >= 0 && left + i < this.width) this.set(row + left + i, cover[j * side + i], colour);
      }
    }
  }

  // From left to right; ends that fade begin at a sixth of the ink and are full in the middle.
  bar(left, right, y, thick, colour, fadesLow = false, fadesHigh = false) {
    const from = Math.max(0, Math.round(left * this.ratio));
    const to = Math.min(this.width, Math.max(from + 1, Math.round(right * this.ratio)));
    const top = Math.max(0, Math.round((y - thick / 2) * this.ratio));
    const foot = Math.min(this.height, Math.max(top + 1, Math.round((y + thick / 2) * this.ratio)));
    for (let i = from; i < to; i++) {
      const t = (i / this.ratio - left) / (right - left);
      const full = t < 0.5 ? (fadesLow ? 2 * t : 1) : fadesHigh ? 2 - 2 * t : 1;
      const cover = 255 * (0.15 + 0.85 * Math.max(0, Math.min(1, full)));
      for (let j = top; j < foot; j++) this.set(j * this.width + i, cover, colour);
    }
  }

  set(at, cover, colour) {
    if (cover >= this.pixels[at] >>> 24) this.pixels[at] = ((cover << 24) | colour) >>> 0;
  }
}
