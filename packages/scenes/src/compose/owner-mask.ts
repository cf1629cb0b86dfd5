// Records the visible thing at each pixel of a picture, and so how much of each thing is hidden.
import type { Box } from '../bitmap.ts';
import type { Layer } from '../canvas.ts';
import type { PlacedThing } from '../scene.ts';
import type { Piece } from './group.ts';

const OPAQUE = 128;

interface Owner {
  readonly id: string;
  readonly copy: number;
  box: Box;
  /** Pixels that it covered when it was drawn, hidden later or not. */
  area: number;
}

export class OwnerMask {
  readonly #size: number;
  /** Index of the owner in the list plus 1; 0: the background. `[size, size]` */
  readonly #seen: Uint8Array;
  readonly #owners: Owner[] = [];

  constructor(size: number) {
    this.#size = size;
    this.#seen = new Uint8Array(size * size);
  }

  /** Records that a layer of a thing was drawn at whole pixels; what is drawn again covers no more than before. */
  add(
    { thing, copy, again }: Pick<Piece, 'thing' | 'copy' | 'again'>,
    layer: Layer,
    left: number,
    top: number,
  ): void {
    const number = this.#numberOf(thing, copy);
    const owner = this.#owners[number - 1]!;
    const size = this.#size;
    for (let y = Math.max(0, -top); y < layer.height && y + top < size; y++) {
      for (let x = Math.max(0, -left); x < layer.width && x + left < size; x++) {
        if (layer.data[4 * (y * layer.width + x) + 3]! <= OPAQUE) continue;
        const at = (y + top) * size + x + left;
        if (this.#seen[at] === number) continue;
        this.#seen[at] = number;
        if (again) continue;
        owner.area++;
        owner.box = {
          left: Math.min(owner.box.left, x + left),
          top: Math.min(owner.box.top, y + top),
          right: Math.max(owner.box.right, x + left + 1),
          bottom: Math.max(owner.box.bottom, y + top + 1),
        };
      }
    }
  }

  /** Records that a layer as large as the picture was drawn over the things. */
  hide({ data }: Layer): void {
    for (let at = 0; at < this.#seen.length; at++) if (data[4 * at + 3]! > OPAQUE) this.#seen[at] = 0;
  }

  /** Every thing that was drawn. */
  placedThings(): PlacedThing[] {
    const visible = new Uint32Array(this.#owners.length + 1);
    for (const owner of this.#seen) visible[owner] = visible[owner]! + 1;
    return this.#owners.map(({ id, copy, box, area }, i) => ({
      id,
      copy,
      box: area === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : box,
      visible: area === 0 ? 0 : Math.min(1, visible[i + 1]! / area),
    }));
  }

  #numberOf(id: string, copy: number): number {
    const known = this.#owners.findIndex((owner) => owner.id === id && owner.copy === copy);
    if (known >= 0) return known + 1;
    const box = { left: this.#size, top: this.#size, right: 0, bottom: 0 };
    this.#owners.push({ id, copy, box, area: 0 });
    return this.#owners.length;
  }
}
