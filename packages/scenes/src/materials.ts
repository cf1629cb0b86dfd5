// Materials that things can be made of: a texture each, which takes its light and shade from the form.
import { cellAt, hashed, lengthOf, mix, noise, phase, type Rgb, ramp, rgb, wave } from './textures.ts';

/** Colour at a point of a form whose longer side is 100 units. */
type Texture = (x: number, y: number) => Rgb;

export interface Material {
  readonly texture: Texture;
  /** 1 when absent. */
  readonly opacity?: number;
}

const tones = (...hex: string[]): Rgb[] => hex.map(rgb);

/** Polished metal: bands of light across the form. */
const polished = (...hex: string[]): Material => {
  const colours = tones(...hex);
  return {
    texture: (x, y) =>
      ramp(
        colours,
        wave((0.7 * x + y) / 46 + 0.25 * noise(x / 30, y / 30)) * 0.85 + 0.15 * noise(x / 3, y / 14),
      ),
  };
};

/** Blocks in rows, each row shifted by half a block; edge: 0 at the joint. */
function blockAt(x: number, y: number, width: number, height: number) {
  const row = Math.floor(y / height);
  const across = x / width + (row % 2 === 0 ? 0 : 0.5);
  const [u, v] = [phase(across), phase(y / height)];
  const edge = Math.min(u * width, (1 - u) * width, v * height, (1 - v) * height);
  return { u, v, edge, id: hashed(Math.floor(across), row) };
}

const BRICKS = tones('#d8262c', '#f2c23e', '#2f6fd0', '#2fae6a', '#f4f4f4', '#f0822f');
const RAINBOW = tones('#e2342f', '#f28a24', '#f7d33a', '#39b54a', '#2f8fd8', '#3f51b5', '#8a3fb8');
const PETALS = tones('#ee4f93', '#ffffff', '#f7c52e', '#b06ad8', '#f0622f');
const [MORTAR, DARK, WHITE] = [rgb('#d9cfc2'), rgb('#241f1c'), rgb('#ffffff')];

const cracked =
  (fill: (id: number, x: number, y: number) => Rgb, joint: Rgb, size: number, width: number): Texture =>
  (x, y) => {
    const cell = cellAt(x / size, y / size);
    return mix(joint, fill(cell.id, x, y), cell.edge / width);
  };

/** Every material by its name. To add one: an entry here, and its words in the lexicon's table. */
export const MATERIALS: Readonly<Record<string, Material>> = {
  gold: polished('#a8730f', '#f2b824', '#ffe27a', '#fff7cf'),
  silver: polished('#6f7a8a', '#aeb8c6', '#e6ebf2', '#ffffff'),
  metal: polished('#4a5362', '#7f8a9b', '#b9c3d0', '#e6ebf2'),
  bronze: polished('#5e3512', '#a8692c', '#d99a55', '#f2c890'),
  ice: {
    texture: cracked(
      (id, x, y) => mix(rgb('#6fbdf0'), rgb('#cfeeff'), 0.6 * id + 0.4 * wave((x - y) / 40)),
      rgb('#ffffff'),
      22,
      0.09,
    ),
    opacity: 0.9,
  },
  glass: {
    texture: (x, y) =>
      mix(rgb('#86c8e6'), WHITE, phase((x + y) / 60) < 0.16 || phase((x + y) / 60 + 0.7) < 0.05 ? 0.7 : 0.1),
    opacity: 0.62,
  },
  crystal: {
    texture: cracked(
      (id) => ramp(tones('#6aa8ee', '#b79cff', '#f3d6ff', '#86e0fb'), id),
      rgb('#ffffff'),
      15,
      0.06,
    ),
    opacity: 0.92,
  },
  wood: {
    texture: (x, y) => {
      const plank = Math.floor(y / 20);
      const joint = Math.min(phase(y / 20), 1 - phase(y / 20)) * 20;
      const grain = wave(y / 5 + 2.2 * noise(x / 26, y / 7 + 9 * plank, plank));
      return mix(rgb('#5a3416'), mix(rgb('#a06a35'), rgb('#c98f52'), grain), joint / 0.9);
    },
  },
  stone: {
    texture: cracked(
      (id, x, y) => mix(rgb('#8d9199'), rgb('#bcc0c6'), 0.6 * id + 0.4 * noise(x / 2, y / 2)),
      rgb('#585c64'),
      19,
      0.12,
    ),
  },
  marble: {
    texture: (x, y) => {
      const vein = wave((x + 0.6 * y) / 40 + 1.6 * noise(x / 18, y / 18) + 0.5 * noise(x / 6, y / 6, 3));
      return mix(rgb('#5f6878'), rgb('#eceae6'), vein / 0.3);
    },
  },
  brick: {
    texture: (x, y) => {
      const { edge, id } = blockAt(x, y, 20, 9);
      return edge < 0.8 ? MORTAR : mix(rgb('#9c3f2a'), rgb('#c9603f'), 0.7 * id + 0.3 * noise(x / 2, y / 2));
    },
  },
  'toy bricks': {
    texture: (x, y) => {
      const { u, v, edge, id } = blockAt(x, y, 22, 13);
      const colour = BRICKS[Math.floor(id * BRICKS.length)]!;
      if (edge < 0.7) return mix(colour, DARK, 0.55);
      const stud = lengthOf((phase(2 * u) - 0.5) * 11, (v - 0.5) * 13);
      if (stud > 3.9) return colour;
      return stud > 3.2 ? mix(colour, DARK, 0.35) : mix(colour, WHITE, 0.28);
    },
  },
  lava: {
    texture: (x, y) => {
      const cell = cellAt(x / 17 + 0.3 * noise(x / 8, y / 8), y / 17);
      return ramp(tones('#fff3a0', '#ffb12e', '#e8401a', '#5a1a12', '#2b1a18', '#2b1a18'), cell.edge / 0.45);
    },
  },
  chocolate: {
    texture: (x, y) => {
      const [u, v] = [phase(x / 15), phase(y / 15)];
      const inset = Math.min(u, v, 1 - u, 1 - v) * 15;
      if (inset < 0.8) return rgb('#2e170a');
      if (inset < 2.6) return Math.min(u, v) < Math.min(1 - u, 1 - v) ? rgb('#8a5530') : rgb('#43230f');
      return rgb('#643719');
    },
  },
  cheese: {
    texture: (x, y) => {
      const cell = cellAt(x / 18, y / 18, 0.7);
      const radius = 0.14 + 0.24 * cell.id;
      if (cell.distance > radius) return mix(rgb('#f7c93e'), rgb('#ffdf6b'), noise(x / 20, y / 20));
      return cell.dy < -0.35 * radius ? rgb('#b9801a') : rgb('#dba02a');
    },
  },
  fire: {
    texture: (x, y) => {
      const heat = noise(x / 9, y / 20) * 0.6 + noise(x / 4, y / 10, 5) * 0.4;
      return ramp(
        tones('#fff7b0', '#ffd23e', '#ff8a1e', '#e8401a', '#a8191f'),
        1.15 * heat + 0.12 - (y - 50) / 260,
      );
    },
  },
  cloud: {
    texture: (x, y) => {
      const cell = cellAt(x / 16, y / 16, 0.7);
      return ramp(
        tones('#ffffff', '#f4f8fd', '#d6e4f3', '#a9c2df'),
        1.25 * cell.distance + 0.5 * Math.max(0, cell.dy),
      );
    },
  },
  flowers: {
    texture: (x, y) => {
      const { dx, dy, distance, id } = cellAt(x / 15, y / 15, 0.5);
      if (distance < 0.13) return rgb('#ffe27a');
      // Five petals: circles around the middle.
      const isPetal = [
        [0, -1],
        [0.95, -0.31],
        [0.59, 0.81],
        [-0.59, 0.81],
        [-0.95, -0.31],
      ].some(([px, py]) => lengthOf(dx - 0.24 * px!, dy - 0.24 * py!) < 0.19);
      return isPetal
        ? PETALS[Math.floor(id * PETALS.length)]!
        : mix(rgb('#3f8f3a'), rgb('#5fb04a'), noise(x / 4, y / 4));
    },
  },
  broccoli: {
    texture: (x, y) => {
      const { dx, dy, distance, id } = cellAt(x / 21, y / 21, 0.4);
      const isStalk = dy > 0.12 && Math.abs(dx) < 0.16;
      if (distance > 0.46 && !isStalk) return rgb('#2c5a24');
      if (isStalk && distance > 0.2) return mix(rgb('#d3eca0'), rgb('#9cc860'), Math.abs(dx) / 0.16);
      const bud = cellAt(x / 3.6, y / 3.6, 0.6, 4);
      return ramp(tones('#8fd04a', '#58a833', '#2f7a26'), bud.distance * 0.9 + 0.3 * id);
    },
  },
  leaves: {
    texture: (x, y) => {
      const { dx, dy, id } = cellAt(x / 9, y / 7, 0.9);
      const isVein = Math.abs(dx - dy) < 0.05;
      return isVein
        ? rgb('#bfe08a')
        : ramp(tones('#2f7a2c', '#4f9a3a', '#7fbf4f'), 0.7 * id + 0.4 * (0.5 - dy));
    },
  },
  water: {
    texture: (x, y) => {
      const crest = phase(y / 13 + 0.22 * wave(x / 22) + 0.3 * noise(x / 30, y / 30));
      return crest < 0.13 ? rgb('#dff4ff') : ramp(tones('#2f8fd8', '#55b4ee', '#8fd3f7'), crest);
    },
    opacity: 0.92,
  },
  paper: {
    texture: cracked((id) => mix(rgb('#c6cad4'), rgb('#eceef3'), id), rgb('#8f97a6'), 22, 0.06),
  },
  yarn: {
    texture: (x, y) => {
      const column = Math.floor(x / 9);
      const u = phase(x / 9);
      const slope = u < 0.5 ? u : 1 - u;
      const v = phase(y / 7 - 1.4 * slope);
      const colour = Math.floor((y - 10 * slope) / 28) % 2 === 0 ? rgb('#e8647a') : rgb('#f7e3c0');
      const strand = Math.min(v, 1 - v, Math.min(u, 1 - u) * 2.2, Math.abs(u - 0.5) * 2.2);
      return mix(mix(colour, DARK, 0.5), mix(colour, WHITE, 0.1 * hashed(column, 1)), strand / 0.2);
    },
  },
  jelly: {
    texture: (x, y) => {
      const { distance, id, dx, dy } = cellAt(x / 20, y / 20);
      const isBubble = distance < 0.1 + 0.1 * id;
      if (isBubble) return dx + dy < -0.06 ? rgb('#ffd0dc') : rgb('#f0738f');
      return mix(rgb('#d81f4f'), rgb('#ff6a8a'), wave((x - 0.5 * y) / 70));
    },
    opacity: 0.84,
  },
  slime: {
    texture: (x, y) => {
      const { distance, id } = cellAt(x / 17, y / 17);
      if (distance < 0.08 + 0.1 * id) return rgb('#d6ff8a');
      return mix(rgb('#4fae1f'), rgb('#9fe03a'), noise(x / 14, y / 26));
    },
    opacity: 0.94,
  },
  candy: {
    texture: (x, y) => {
      const stripe = phase((x + y) / 26);
      return stripe < 0.46 ? rgb('#e2263a') : stripe > 0.6 && stripe < 0.66 ? rgb('#2fae6a') : rgb('#ffdfe6');
    },
  },
  bones: {
    texture: (x, y) => {
      const row = Math.floor(y / 12);
      const [u, v] = [phase(x / 30 + (row % 2) / 2) * 30 - 15, (phase(y / 12) - 0.5) * 12];
      const isShaft = Math.abs(u) < 9 && Math.abs(v) < 1.9;
      const isKnob = lengthOf(Math.abs(u) - 9.5, Math.abs(v) - 2.1) < 2.7;
      return isShaft || isKnob ? mix(rgb('#fbf6e6'), rgb('#cfc4a4'), (v + 3) / 8) : rgb('#4a3f4e');
    },
  },
  rainbow: {
    texture: (x, y) => RAINBOW[Math.min(6, Math.max(0, Math.floor((y + 4 * wave(x / 60)) / 15)))]!,
  },
  sand: {
    texture: (x, y) =>
      mix(
        rgb('#c9a35c'),
        rgb('#f2dba0'),
        0.5 * noise(x / 1.4, y / 1.4) + 0.5 * wave(y / 12 + noise(x / 24, y / 24)),
      ),
  },
  snow: {
    texture: (x, y) =>
      hashed(Math.floor(x / 2), Math.floor(y / 2)) > 0.95
        ? rgb('#7fb2ea')
        : mix(rgb('#bcd3ee'), WHITE, noise(x / 12, y / 12)),
  },
  cardboard: {
    texture: (x, y) => {
      const { edge } = blockAt(x, y, 46, 34);
      return edge < 0.7 ? rgb('#8a6237') : mix(rgb('#b98a54'), rgb('#cfa26a'), wave(x / 3));
    },
  },
  noodles: {
    texture: (x, y) => {
      const strand = phase((y + 7 * wave(x / 24) + 9 * noise(x / 18, y / 18)) / 5);
      return ramp(tones('#b9791f', '#f2c95c', '#ffe9a0', '#f2c95c', '#b9791f'), strand);
    },
  },
  galaxy: {
    texture: (x, y) => {
      const { distance, id } = cellAt(x / 7, y / 7);
      if (distance < 0.05 + 0.1 * id * id) return rgb('#ffffff');
      return ramp(
        tones('#0d0b2e', '#2a1a5e', '#6a2f9c', '#d05ab8'),
        noise(x / 22, y / 22) * 1.1 - 0.1 + 0.15 * noise(x / 7, y / 7),
      );
    },
  },
  denim: {
    texture: (x, y) => {
      const { u, v } = blockAt(x, y, 40, 30);
      const isStitch = Math.min(Math.abs(v - 0.06), Math.abs(u - 0.04)) < 0.016 && phase((x + y) / 3) < 0.6;
      return isStitch
        ? rgb('#f0a83e')
        : mix(rgb('#2f4f86'), rgb('#5a80bd'), wave((x + y) / 2.4) * 0.6 + 0.4 * noise(x, y));
    },
  },
};
