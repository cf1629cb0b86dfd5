// Trees, towers, hills and other simple shapes as SVG, in a plane of 256 x 256 units.
import type { Random } from '../random.ts';

/** The light that a place is drawn in. */
export interface Light {
  /** 0 at night to 1 by day: how bright the ground's colours are. */
  level: number;
  tint: readonly [number, number, number];
}

/** A colour darkened to the light of the hour. */
export function lit(hex: string, light: Light): string {
  const channels = [1, 3, 5].map((at, i) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16);
    return Math.round(value * light.level * (0.55 + 0.45 * light.tint[i]!));
  });
  return `rgb(${channels.join(',')})`;
}

/** The light of things that lamps shine on, which is never less than `level`. */
export const lamplit = (light: Light, level = 0.7): Light => ({
  ...light,
  level: Math.max(level, light.level),
});
/** Glass, with lamps on behind it at night. */
export const glass = (light: Light, hex: string) => (light.level < 0.6 ? '#ffe08a' : lit(hex, light));

export const n = (value: number) => value.toFixed(1);
export const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;
export const circle = (x: number, y: number, r: number, fill: string, more = '') =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;
export const polygon = (points: readonly (readonly [number, number])[], fill: string) =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}"/>`;
export const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`;
export const repeat = (count: number, draw: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('');

/** A rolling edge across the picture at about `y`, filled below. */
export function hills(random: Random, y: number, height: number, fill: string): string {
  const a = random.range(-height, height);
  const b = random.range(-height, height);
  const c = random.range(-height / 2, height / 2);
  return `<path d="M0 ${n(y + c)} C 60 ${n(y + a)}, 110 ${n(y + b)}, 150 ${n(y - c)} S 230 ${n(y - a)}, 256 ${n(y + b / 2)} V256 H0 Z" fill="${fill}"/>`;
}

export function flat(y: number, fill: string): string {
  return rect(0, y, 256, 256 - y, fill);
}

export function cloud(x: number, y: number, s: number, fill: string, opacity: number): string {
  return (
    `<g fill="${fill}" opacity="${opacity}">` +
    ellipse(x, y, 22 * s, 8 * s, fill) +
    circle(x - 8 * s, y - 5 * s, 9 * s, fill) +
    circle(x + 6 * s, y - 8 * s, 12 * s, fill) +
    '</g>'
  );
}

export function stars(random: Random, count: number, bottom: number): string {
  return repeat(count, () =>
    circle(
      random.range(0, 256),
      random.range(0, bottom),
      random.range(0.5, 1.5),
      '#ffffff',
      `opacity="${n(random.range(0.5, 1))}"`,
    ),
  );
}

export function roundTree(x: number, y: number, s: number, crown: string, trunk: string): string {
  return (
    rect(x - 3 * s, y - 22 * s, 6 * s, 22 * s, trunk) +
    circle(x, y - 38 * s, 18 * s, crown) +
    circle(x - 13 * s, y - 29 * s, 13 * s, crown) +
    circle(x + 13 * s, y - 29 * s, 13 * s, crown)
  );
}

export function pine(x: number, y: number, s: number, crown: string, trunk: string): string {
  const tier = (top: number, half: number) =>
    polygon(
      [
        [x, y - top * s],
        [x - half * s, y - (top - 26) * s],
        [x + half * s, y - (top - 26) * s],
      ],
      crown,
    );
  return rect(x - 3 * s, y - 12 * s, 6 * s, 12 * s, trunk) + tier(36, 20) + tier(52, 16) + tier(66, 11);
}

export function palm(x: number, y: number, s: number, leaf: string, trunk: string): string {
  const top = y - 60 * s;
  const frond = (dx: number, dy: number) =>
    `<path d="M${n(x + 6 * s)} ${n(top)} q ${n(dx * 0.5 * s)} ${n((dy - 14) * s)} ${n(dx * s)} ${n(dy * s)} q ${n(-dx * 0.5 * s)} ${n((-dy * 0.5 - 2) * s)} ${n(-dx * s)} ${n(-dy * s)}" fill="${leaf}"/>`;
  return (
    `<path d="M${n(x)} ${n(y)} q ${n(-3 * s)} ${n(-34 * s)} ${n(5 * s)} ${n(-60 * s)} l ${n(4 * s)} 0 q ${n(-4 * s)} ${n(28 * s)} ${n(-1 * s)} ${n(60 * s)} Z" fill="${trunk}"/>` +
    frond(-30, 10) +
    frond(30, 12) +
    frond(-22, -8) +
    frond(24, -8) +
    frond(-14, 24) +
    frond(16, 24)
  );
}

export function saguaro(x: number, y: number, s: number, fill: string): string {
  const bar = (bx: number, by: number, w: number, h: number) =>
    rect(bx, by, w, h, fill, `rx="${n(Math.min(w, h) / 2)}"`);
  return (
    bar(x - 5 * s, y - 50 * s, 10 * s, 54 * s) +
    bar(x - 18 * s, y - 26 * s, 18 * s, 7 * s) +
    bar(x - 18 * s, y - 40 * s, 7 * s, 21 * s) +
    bar(x, y - 20 * s, 18 * s, 7 * s) +
    bar(x + 11 * s, y - 36 * s, 7 * s, 23 * s)
  );
}

export function peak(x: number, y: number, w: number, h: number, rock: string, snow: string): string {
  return (
    polygon(
      [
        [x - w / 2, y],
        [x, y - h],
        [x + w / 2, y],
      ],
      rock,
    ) +
    polygon(
      [
        [x, y - h],
        [x - w * 0.14, y - h * 0.72],
        [x - w * 0.05, y - h * 0.77],
        [x + w * 0.02, y - h * 0.7],
        [x + w * 0.08, y - h * 0.77],
        [x + w * 0.14, y - h * 0.72],
      ],
      snow,
    )
  );
}

/** A row of houses or towers with lit or dark windows. */
export function skyline(
  random: Random,
  base: number,
  low: number,
  high: number,
  walls: readonly string[],
  light: Light,
): string {
  let out = '';
  const pane = light.level < 0.6 ? '#ffe38a' : 'rgba(255,255,255,0.55)';
  for (let x = random.range(-14, 0); x < 256; ) {
    const w = random.range(22, 40);
    const h = random.range(low, high);
    out += rect(
      x,
      base - h,
      w - 2,
      h + 2,
      lit(random.pick(walls), { ...light, level: Math.max(light.level, 0.42) }),
    );
    for (let wy = base - h + 7; wy < base - 8; wy += 12) {
      for (let wx = x + 5; wx < x + w - 9; wx += 9) {
        if (random.chance(0.72)) out += rect(wx, wy, 4.5, 6.5, pane);
      }
    }
    x += w;
  }
  return out;
}

export const WALLS = ['#7d8ca8', '#9a8f9e', '#6f7f8f', '#a88f7d', '#8797b5', '#b0a7a0'];

export function latticeTower(x: number, base: number, h: number, fill: string, stripe: string): string {
  const w = h * 0.34;
  return (
    `<path d="M${n(x - w / 2)} ${n(base)} Q ${n(x - w * 0.1)} ${n(base - h * 0.42)} ${n(x - 2)} ${n(base - h)} L ${n(x + 2)} ${n(base - h)} Q ${n(x + w * 0.1)} ${n(base - h * 0.42)} ${n(x + w / 2)} ${n(base)} L ${n(x + w * 0.26)} ${n(base)} Q ${n(x)} ${n(base - h * 0.26)} ${n(x - w * 0.26)} ${n(base)} Z" fill="${fill}"/>` +
    rect(x - w * 0.2, base - h * 0.4, w * 0.4, h * 0.04, stripe) +
    rect(x - w * 0.1, base - h * 0.66, w * 0.2, h * 0.03, stripe) +
    rect(x - 0.8, base - h * 1.12, 1.6, h * 0.14, fill)
  );
}

export function planks(y: number, fill: string, line: string): string {
  return flat(y, fill) + repeat(4, (i) => rect(0, y + 14 + i * (16 + 3 * i), 256, 1.5, line));
}

export function windowPane(x: number, y: number, w: number, h: number, glass: string): string {
  return (
    rect(x - 4, y - 4, w + 8, h + 8, '#ffffff') +
    rect(x, y, w, h, glass) +
    rect(x + w / 2 - 1.5, y, 3, h, '#ffffff') +
    rect(x, y + h / 2 - 1.5, w, 3, '#ffffff')
  );
}

/** For rooms drawn in two ways: maps the left edge of a shape of some width to where it is when the room is mirrored. */
export const mirrored =
  (isMirrored: boolean) =>
  (x: number, width = 0): number =>
    isMirrored ? 256 - x - width : x;

export function tiles(top: number, bottom: number, side: number, fill: string): string {
  const columns = Math.ceil(256 / side);
  const rows = Math.ceil((bottom - top) / side);
  return repeat(columns * rows, (i) => {
    const y = top + Math.floor(i / columns) * side;
    return rect((i % columns) * side, y, side - 2, Math.min(side - 2, bottom - y), fill);
  });
}

/** A floor of squares in two colours, which grow towards the viewer. */
export function chequered(y: number, fill: string, square: string): string {
  const rows = [0, 10, 24, 42].map((from, row, all) => [y + from, (all[row + 1] ?? 64) - from] as const);
  return (
    flat(y, fill) +
    rows
      .map(([top, height], row) =>
        repeat(6, (i) => rect(i * 48 + (row % 2) * 24 - 12, top, 24, height, square)),
      )
      .join('')
  );
}

/** A lamp that hangs from the ceiling. */
export function pendantLamp(x: number, y: number, shade: string): string {
  return (
    rect(x - 1, 0, 2, y, '#3a3a42') +
    circle(x, y + 14, 6, '#fff2b0') +
    path(
      `M${n(x - 16)} ${n(y + 14)} Q ${n(x - 14)} ${n(y)} ${n(x)} ${n(y - 2)} Q ${n(x + 14)} ${n(y)} ${n(x + 16)} ${n(y + 14)} Z`,
      shade,
    )
  );
}

/** Little flags on a line across the top of the picture. */
export function bunting(flags: readonly string[], line: string): string {
  return (
    path('M0 8 Q 64 34 128 8 Q 192 34 256 8', 'none', `stroke="${line}" stroke-width="1.5"`) +
    repeat(16, (i) => {
      const x = i * 16 + 2;
      const y = 8 + 13 * Math.sin((((x + 6) % 128) / 128) * Math.PI);
      return polygon(
        [
          [x, y],
          [x + 12, y],
          [x + 6, y + 14],
        ],
        flags[i % flags.length]!,
      );
    })
  );
}

/** A chair seen from the front or back. */
export function chair(x: number, y: number, s: number, fill: string): string {
  return (
    rect(x - 12 * s, y - 52 * s, 24 * s, 30 * s, fill, `rx="${n(4 * s)}"`) +
    rect(x - 14 * s, y - 24 * s, 28 * s, 6 * s, fill) +
    rect(x - 13 * s, y - 20 * s, 4 * s, 20 * s, fill) +
    rect(x + 9 * s, y - 20 * s, 4 * s, 20 * s, fill)
  );
}

/** A star with one tip upwards; `s` is the distance of its tips from the middle. */
export function star(x: number, y: number, s: number, fill: string, tips = 5): string {
  const points = Array.from({ length: 2 * tips }, (_, i) => {
    const far = (i % 2 === 0 ? 1 : 0.43) * s;
    const angle = (i * Math.PI) / tips - Math.PI / 2;
    return [x + far * Math.cos(angle), y + far * Math.sin(angle)] as const;
  });
  return polygon(points, fill);
}

/** Bright colours of balls, jackets and toys. */
export const PAINTS = ['#e0453a', '#f0b830', '#3a8ad0', '#5aa84a', '#a85ac0', '#f4f4f0'];

/** Small waves below a height, at random places. */
export const ripples = (y: number, fill: string, count: number, random: () => number): string =>
  repeat(count, () =>
    path(
      `M${n(random() * 240)} ${n(y + random() * (250 - y))} q 6 -4 12 0 t 12 0`,
      'none',
      `stroke="${fill}" stroke-width="2"`,
    ),
  );
