// Shows the state of a figure: changes its pixels, and puts signs around it.
import type { CutOut } from '../cutout/cut-out.ts';
import { isLiving } from '../parts-to-play.ts';
import type { Random } from '../random.ts';
import type { SceneThing } from '../scene.ts';
import { EXPRESSIONS } from '../states/expressions.ts';
import { MARKS, type Mark } from '../states/marks.ts';
import { type Sign, STATES, type StateRule } from '../states/states.ts';
import { glowOf } from '../states/surfaces.ts';
import {
  bodyOf,
  type Extent,
  extentOf,
  type Group,
  joinedFigure,
  type Piece,
  rotatedFigure,
} from './group.ts';
import { headOf } from './heads.ts';
import { markPiece } from './mark-piece.ts';

/** Signs are moved by up to this share of their width, and tilted by up to so many degrees. */
const JITTER = 0.06;
const JITTER_TILT = 5;
/** Width that a head has at least where the size of a sign beside it is concerned, as a share of the figure's longer side. */
const LEAST_BESIDE = 0.7;
/** Width of the face of a thing without one beside the width of the thing, and its middle. */
const FACE = { width: 0.56, y: 0.44 };
/** Reach of a glow beside the longer side of what glows. */
const GLOW = 0.12;

/** The states of a thing: those said of it, and its pose where that has signs. */
const rulesOf = ({ states = [], pose }: SceneThing): StateRule[] =>
  [...states, ...(pose === undefined ? [] : [pose])]
    .map((name) => STATES[name])
    .filter((rule) => rule !== undefined);

/** The drawing of a thing with its states on its surface. */
export function withStateSurface(drawing: CutOut, thing: SceneThing, random: Random): CutOut {
  let changed = drawing;
  for (const { surface } of rulesOf(thing))
    if (surface) changed = { ...drawing, ...surface(changed, random) };
  return changed;
}

/** A figure with the signs of its states. */
export function withStateSigns(figure: Group, thing: SceneThing, random: Random): Group {
  return rulesOf(thing).reduce((group, rule) => shown(group, rule, thing, random), figure);
}

function shown(figure: Group, rule: StateRule, { name }: SceneThing, random: Random): Group {
  const body = bodyOf(figure);
  const boxes = boxesOf(figure);
  const put = (sign: Sign): Piece => signPiece(body, sign, boxes[sign.of], random);
  const signs = rule.signs ?? [];
  const isFaceless = rule.expression !== undefined && !isLiving(name);
  const behind = signs.filter(({ layer }) => layer === 'behind').map(put);
  const front = signs.filter((sign) => sign.layer === 'front' && !(isFaceless && isOnFace(sign))).map(put);
  const pieces = [
    ...(rule.glow ? [glowPiece(body, rule.glow)] : []),
    ...behind,
    ...figure.pieces,
    ...(isFaceless ? [facePiece(body, EXPRESSIONS[rule.expression!])] : []),
    ...scatteredOver(body, rule, random),
    ...front,
  ];
  const group = joinedFigure([{ ...figure, pieces }], figure);
  return rule.tilt === undefined ? group : rotatedFigure(group, random.chance(0.5) ? rule.tilt : -rule.tilt);
}

/** Signs on the face, which the expression of a thing without a face has of its own. */
const isOnFace = ({ of, x, y }: Sign): boolean => of === 'head' && y > 0.2 && x > -0.2 && x < 1.2;

/** The boxes that signs are placed by; a figure without a head has that of its upper part. */
function boxesOf(figure: Group): Record<Sign['of'], Extent> {
  const body = bodyOf(figure);
  const whole = extentOf({ pieces: [body] });
  const middle = body.left + body.width / 2;
  const found = isLiving(figure.name) ? headOf(body, figure.facing) : undefined;
  const { x, y, width } = found ?? {
    x: middle,
    y: body.top,
    width: Math.min(body.width, 1.2 * body.height) * FACE.width * 1.5,
  };
  return { figure: whole, head: { left: x - width / 2, right: x + width / 2, top: y, bottom: y + width } };
}

function signPiece(body: Piece, sign: Sign, box: Extent, random: Random): Piece {
  const mark: Mark = MARKS[sign.mark];
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  // Beside a small head signs are larger than on it, so that they can be read.
  const isBeside =
    sign.of === 'head' && sign.mark !== 'laser' && (sign.y < 0 || Math.abs(sign.x - 0.5) > 0.5);
  const least = (LEAST_BESIDE * Math.max(body.width, body.height)) / across;
  const width = sign.width * across * (isBeside ? Math.max(1, least) : 1);
  const height = sign.height === undefined ? (width * mark.height) / 100 : sign.height * down;
  const jitter = () => JITTER * width * random.range(-1, 1);
  const x = box.left + sign.x * across + jitter();
  const y = box.top + sign.y * down + jitter();
  const tilt = (sign.tilt ?? 0) + JITTER_TILT * random.range(-1, 1);
  return {
    ...markPiece(body, mark, { left: x - width / 2, top: y - height / 2, width, height }),
    tilt: sign.height === undefined ? tilt : 0,
    mirror: sign.mirror ?? false,
  };
}

function glowPiece(body: Piece, colour: readonly [number, number, number]): Piece {
  const { margin, ...bitmap } = glowOf(body.bitmap, colour, GLOW);
  const scale = body.width / body.bitmap.width;
  const place = {
    left: body.left - scale * margin,
    top: body.top - scale * margin,
    width: scale * bitmap.width,
    height: (body.height / body.bitmap.height) * bitmap.height,
  };
  return { ...body, ...place, bitmap, stands: false, garment: 'extra', again: true };
}

/** A face in the middle of what is opaque at its height. */
function facePiece(body: Piece, expression: Mark): Piece {
  const { bitmap } = body;
  const row = Math.floor(FACE.y * bitmap.height);
  const columns = Array.from({ length: bitmap.width }, (_, x) => x).filter(
    (x) => bitmap.rgba[4 * (row * bitmap.width + x) + 3]! > 128,
  );
  const first = columns[0] ?? 0;
  const last = columns.at(-1) ?? bitmap.width - 1;
  const scale = body.width / bitmap.width;
  const span = (last - first + 1) * scale;
  const width = Math.min(Math.max(0.62 * span, 0.3 * body.width), 0.8 * body.height);
  const across = body.mirror ? bitmap.width - 1 - (first + last) / 2 : (first + last) / 2;
  const height = (width * expression.height) / 100;
  const place = {
    left: body.left + across * scale - width / 2,
    top: body.top + (row * body.height) / bitmap.height - height / 2,
    width,
    height,
  };
  return markPiece(body, expression, place);
}

/** Most tries to find an opaque pixel for a scattered sign. */
const TRIES = 12;

function scatteredOver(body: Piece, { scattered }: StateRule, random: Random): Piece[] {
  if (scattered === undefined) return [];
  const { bitmap } = body;
  const mark: Mark = MARKS[scattered.mark];
  const pieces: Piece[] = [];
  for (let i = 0; i < scattered.count; i++) {
    for (let tries = 0; tries < TRIES; tries++) {
      const [x, y] = [random.int(0, bitmap.width - 1), random.int(0, bitmap.height - 1)];
      if (bitmap.rgba[4 * (y * bitmap.width + x) + 3]! < 128) continue;
      const width = scattered.width * body.width * random.range(0.8, 1.3);
      const height = (width * mark.height) / 100;
      const column = body.mirror ? bitmap.width - 1 - x : x;
      pieces.push(
        markPiece(body, mark, {
          left: body.left + (column * body.width) / bitmap.width - width / 2,
          top: body.top + (y * body.height) / bitmap.height - height / 2,
          width,
          height,
        }),
      );
      break;
    }
  }
  return pieces;
}
