// Reads the path data of SVG: M L H V C S Q T A Z, absolute and relative.
import type { Outline } from './outline.ts';
import { UnsupportedSvg } from './unsupported.ts';

const TOKEN = /[\s,]*(?:([a-zA-Z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?))[\s,]*/y;
/** How many numbers each command takes at a time. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

interface Command {
  readonly letter: string;
  readonly numbers: number[];
}

function commandsOf(data: string): Command[] {
  const commands: Command[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < data.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(data);
    if (match === null) throw new UnsupportedSvg(`Expected path data, got "${data.slice(at, at + 40)}".`);
    if (match[1] !== undefined) commands.push({ letter: match[1], numbers: [] });
    else if (commands.length > 0) commands.at(-1)!.numbers.push(Number(match[2]));
    else throw new UnsupportedSvg(`Path data begins with a number: "${data.slice(0, 40)}".`);
  }
  return commands;
}

function flag(value: number): boolean {
  if (value === 0 || value === 1) return value === 1;
  throw new UnsupportedSvg(`Expected 0 or 1 as a flag of an arc, got ${value}.`);
}

/** Adds the subpaths to an outline. Throws `UnsupportedSvg` on commands and numbers that it cannot read. */
export function addPath(outline: Outline, data: string): void {
  // The control point that S and T mirror: the last one of a curve of their kind, else the current point.
  let controlX = 0;
  let controlY = 0;
  let before = '';
  for (const { letter, numbers } of commandsOf(data)) {
    const kind = letter.toUpperCase();
    const size = ARGUMENTS[kind];
    if (
      size === undefined ||
      (size === 0 ? numbers.length > 0 : numbers.length % size > 0 || numbers.length === 0)
    )
      throw new UnsupportedSvg(`Path command ${letter} with ${numbers.length} numbers.`);
    for (let at = 0; at < Math.max(1, numbers.length); at += Math.max(1, size)) {
      const { x, y } = outline;
      const [a, b, c, d, e, f, g] = numbers.slice(at, at + size) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const originX = letter === kind ? 0 : x;
      const originY = letter === kind ? 0 : y;
      const curved = kind === 'S' ? 'CS' : 'QT';
      const mirrorX = curved.includes(before) && before !== '' ? 2 * x - controlX : x;
      const mirrorY = curved.includes(before) && before !== '' ? 2 * y - controlY : y;
      // Further pairs of numbers after M are lines.
      if (kind === 'M' && at === 0) outline.moveTo(originX + a, originY + b);
      else if (kind === 'M' || kind === 'L') outline.lineTo(originX + a, originY + b);
      else if (kind === 'H') outline.lineTo(originX + a, y);
      else if (kind === 'V') outline.lineTo(x, originY + a);
      else if (kind === 'Z') outline.close();
      else if (kind === 'A') {
        if (c !== 0) throw new UnsupportedSvg('Arcs with a rotation are not supported.');
        outline.arcTo(a, b, flag(d), flag(e), originX + f, originY + g);
      } else if (kind === 'C') {
        controlX = originX + c;
        controlY = originY + d;
        outline.cubicTo(originX + a, originY + b, controlX, controlY, originX + e, originY + f);
      } else if (kind === 'S') {
        controlX = originX + a;
        controlY = originY + b;
        outline.cubicTo(mirrorX, mirrorY, controlX, controlY, originX + c, originY + d);
      } else {
        controlX = kind === 'Q' ? originX + a : mirrorX;
        controlY = kind === 'Q' ? originY + b : mirrorY;
        const [endX, endY] = kind === 'Q' ? [c, d] : [a, b];
        outline.quadraticTo(controlX, controlY, originX + endX, originY + endY);
      }
      before = kind;
    }
  }
}
