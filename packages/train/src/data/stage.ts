// One picture in the making: its ground or backdrop, and things put on it.
import {
  type Backdrop,
  Canvas,
  type ColourName,
  drawAnyBackdrop,
  isInSky,
  type Layer,
  layoutPair,
  light,
  merge,
  PAINTS,
  type Placement,
  pastelOf,
  type Random,
  type Relation,
  resize,
  rotate,
  shadeOf,
} from '@nonet/scenes';
import { type Figure, fit } from './figures.ts';
import { withArticle } from './names.ts';

interface Placed {
  layer: Layer;
  left: number;
  top: number;
}

/** A picture with its surroundings, to be filled with figures. */
export class Stage {
  readonly canvas: Canvas;
  /** What the surroundings add to the caption, such as " on a blue background"; may be empty. */
  readonly words: string;
  private readonly size: number;
  private readonly backdrop: Backdrop | undefined;

  private constructor(canvas: Canvas, words: string, backdrop?: Backdrop) {
    this.canvas = canvas;
    this.size = canvas.size;
    this.words = words;
    this.backdrop = backdrop;
  }

  /** A plain ground, mostly white, that the figure stands out from. */
  static plain(random: Random, size: number, figure: Figure): Stage {
    const { rgb, words } = plainGround(
      random,
      figure.colour ?? figure.sprite.colour,
      figure.sprite.colourShare,
    );
    return new Stage(new Canvas(size, rgb), words);
  }

  /** A white ground. */
  static white(size: number): Stage {
    return new Stage(new Canvas(size, [255, 255, 255]), '');
  }

  /** A place with its hour and weather: one of those named, or any. */
  static place(random: Random, size: number, names?: readonly string[]): Stage {
    const backdrop = drawAnyBackdrop(random, size, names === undefined ? undefined : random.pick(names));
    const words = backdrop.words === '' ? '' : ` ${backdrop.words}`;
    return new Stage(new Canvas(size, backdrop.pixels), words, backdrop);
  }

  /** Lays rain, snow or fog over all; to be called last. */
  finish(): Uint8Array {
    const veil = this.backdrop?.veil;
    if (veil !== undefined) this.canvas.draw(resize(veil, this.size, this.size), 0, 0);
    return this.canvas.pixels;
  }

  /** Puts a layer in the middle, off it by at most `slack` pixels. */
  centre(layer: Layer, random: Random, slack = 0): void {
    const left = (this.size - layer.width) / 2 + random.range(-slack, slack);
    this.canvas.draw(layer, left, (this.size - layer.height) / 2 + random.range(-slack, slack));
  }

  /** Puts a thing where it belongs: on the ground, in the sky, afloat, or in the middle of a plain ground. */
  put(random: Random, layer: Layer, name: string): void {
    const { backdrop, size } = this;
    if (backdrop === undefined) {
      this.centre(layer, random);
      return;
    }
    light(layer, backdrop.light);
    const margin = Math.min(size / 2, layer.width / 2 + 3);
    const x = Math.min(size - margin, Math.max(margin, size * random.range(0.36, 0.64)));
    if (backdrop.floating || isInSky(name)) {
      const y = size * (backdrop.floating ? random.range(0.42, 0.58) : random.range(0.32, 0.44));
      this.canvas.draw(layer, x - layer.width / 2, Math.max(2, y - layer.height / 2));
    } else {
      const [far, near] = backdrop.ground;
      const foot = size * Math.max(random.range((far + near) / 2, near), Math.min(0.98, layer.height / size));
      this.shadow(x, foot, layer.width * 0.84);
      this.canvas.draw(layer, x - layer.width / 2, foot - layer.height);
    }
  }

  /** Puts two things so that they show a relation. */
  putPair(random: Random, subject: Figure, relation: Relation, object: Figure): void {
    const { backdrop, size } = this;
    const layout = layoutPair(relation, random);
    const a = this.placed(subject, layout.subject);
    const b = this.placed(object, layout.object);
    if (relation === 'on' || relation === 'riding') seat(a, b, relation === 'riding' ? 0.2 : 0.04);
    if (relation === 'under') b.top = Math.min(b.top, a.top - b.layer.height * 0.86);
    const both = merge(layout.front === 'subject' ? [b, a] : [a, b]);
    const left = Math.max(2, Math.min(both.left, size - both.width - 2));
    let top = Math.max(2, Math.min(both.top, size - both.height - 2));
    if (backdrop !== undefined) {
      light(both, backdrop.light);
      if (!backdrop.floating) {
        top = Math.max(2, size * backdrop.ground[1] - both.height);
        this.shadow(left + both.width / 2, top + both.height - 1, both.width * 0.88);
      }
    }
    this.canvas.draw(both, left, top);
  }

  private placed(figure: Figure, place: Placement): Placed {
    const layer = rotate(
      fit(figure, this.size, place.width, place.height, place.facing === 'right'),
      place.tilt,
    );
    return { layer, left: place.x * this.size - layer.width / 2, top: place.foot * this.size - layer.height };
  }

  private shadow(x: number, foot: number, width: number): void {
    this.canvas.shadow(x, foot, width / 2, Math.max(3, width * 0.09));
  }
}

/** Lowers the upper thing until it touches the lower one under its middle, sinking in by a share of its height. */
function seat(upper: Placed, lower: Placed, sink: number): void {
  const { data, width, height } = lower.layer;
  const middle = Math.round(upper.left + upper.layer.width / 2 - lower.left);
  const reach = Math.max(1, Math.round(upper.layer.width * 0.16));
  let surface = height;
  for (let x = Math.max(0, middle - reach); x <= Math.min(width - 1, middle + reach); x++) {
    for (let y = 0; y < surface; y++) if (data[4 * (y * width + x) + 3]! > 128) surface = y;
  }
  upper.top = lower.top + surface - upper.layer.height * (1 - sink);
}

function plainGround(
  random: Random,
  own: ColourName,
  share: number,
): { rgb: readonly [number, number, number]; words: string } {
  const pale = own === 'white' && share > 0.6;
  if (!random.chance(pale ? 0.85 : 0.2)) {
    return { rgb: [255, 255, 255], words: random.chance(0.04) ? ' on a white background' : '' };
  }
  const colour = random.pick(PAINTS.filter((name) => name !== own && name !== 'white' && name !== 'brown'));
  if (random.chance(0.5) && colour !== 'black') return { rgb: pastelOf(colour, random), words: '' };
  const words = random.chance(0.6) ? ` on ${withArticle(`${colour} background`)}` : '';
  return { rgb: shadeOf(colour, random), words };
}
