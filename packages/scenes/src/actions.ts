// Layouts of actions that signs show: lines of motion, bubbles, beams, hearts.
import { at, type LayoutMark, type PairLayout, paired, type RelationRule } from './layouts.ts';
import type { MarkName } from './states/marks.ts';

const mark = (
  name: MarkName,
  x: number,
  foot: number,
  width: number,
  height: number,
  more: Partial<LayoutMark> = {},
): LayoutMark => ({ mark: name, x, foot, width, height, layer: 'front', ...more });

const behind = { layer: 'behind' } as const;

/** Subject at the left, object at the right, looking at each other; they touch in the middle where `overlap` is given. */
const faceToFace = (marks: readonly LayoutMark[], overlap?: number, lean = 0): PairLayout =>
  overlap === undefined
    ? {
        subject: at(0.25, 0.93, 0.46, 0.6, 'right', lean),
        object: at(0.75, 0.93, 0.46, 0.6, 'left', -lean),
        front: 'subject',
        marks,
      }
    : {
        subject: { ...at(0.5 + overlap, 0.93, 0.5, 0.68, 'right', lean), edge: 'right' },
        object: { ...at(0.5 - overlap, 0.93, 0.5, 0.68, 'left', -lean), edge: 'left' },
        front: 'subject',
        marks,
      };

/** The rule of each action by its name. */
export const ACTION_RULES: Readonly<Record<string, RelationRule>> = {
  kissing: paired(() =>
    faceToFace(
      [mark('heart', 0.5, 0.24, 0.2, 0.19), mark('heart', 0.66, 0.16, 0.11, 0.1, { tilt: 14 })],
      0.012,
      4,
    ),
  ),
  hugging: paired(() =>
    faceToFace(
      [
        mark('heart', 0.5, 0.26, 0.16, 0.15),
        mark('heart', 0.34, 0.2, 0.1, 0.1, { tilt: -12 }),
        mark('heart', 0.66, 0.2, 0.1, 0.1, { tilt: 12 }),
      ],
      0.06,
      8,
    ),
  ),
  loving: paired(() =>
    faceToFace([
      mark('heart', 0.5, 0.5, 0.22, 0.21),
      mark('heart', 0.4, 0.26, 0.12, 0.11, { tilt: -14 }),
      mark('heart', 0.61, 0.24, 0.13, 0.12, { tilt: 14 }),
    ]),
  ),
  'dancing with': paired((random) =>
    faceToFace(
      [
        mark('note', 0.5, 0.24, 0.12, 0.15),
        mark('note', 0.14, 0.26, 0.11, 0.13, { tilt: -10 }),
        mark('note', 0.86, 0.24, 0.12, 0.14, { tilt: 12 }),
      ],
      0.03,
      random.pick([-14, 14]),
    ),
  ),
  throwing: paired(() => ({
    subject: at(0.26, 0.95, 0.5, 0.68, 'right', -6),
    object: at(0.79, 0.5, 0.36, 0.34, 'right', 18),
    front: 'object',
    raised: 'object',
    marks: [mark('motion', 0.55, 0.42, 0.15, 0.12, { ...behind, mirror: true, tilt: -10 })],
  })),
  kicking: paired(() => ({
    subject: at(0.28, 0.95, 0.52, 0.68, 'right', -10),
    object: at(0.77, 0.84, 0.38, 0.42, 'right', 22),
    front: 'subject',
    raised: 'object',
    marks: [mark('burst', 0.55, 0.86, 0.2, 0.2, behind)],
  })),
  pushing: paired(() => ({
    subject: { ...at(0.44, 0.94, 0.4, 0.56, 'right', 12), edge: 'right' },
    object: { ...at(0.43, 0.94, 0.56, 0.62, 'right', 4), edge: 'left' },
    front: 'subject',
    marks: [mark('motion', 0.09, 0.72, 0.15, 0.14, { ...behind, mirror: true })],
  })),
  pulling: paired(() => ({
    subject: at(0.22, 0.92, 0.42, 0.56, 'left', -10),
    object: at(0.76, 0.93, 0.46, 0.56, 'left'),
    front: 'subject',
    marks: [mark('rope', 0.48, 0.74, 0.34, 0.08, behind)],
  })),
  walking: paired(() => ({
    subject: at(0.26, 0.94, 0.48, 0.68, 'right'),
    object: at(0.76, 0.94, 0.42, 0.46, 'right'),
    front: 'subject',
    marks: [mark('leash', 0.5, 0.78, 0.36, 0.18)],
  })),
  driving: paired(
    () => ({
      subject: at(0.5, 0.66, 0.5, 0.5, 'left'),
      object: at(0.5, 0.94, 0.92, 0.66, 'left'),
      front: 'subject',
      marks: [mark('motion', 0.93, 0.78, 0.13, 0.14, behind), mark('puff', 0.92, 0.96, 0.16, 0.1, behind)],
    }),
    { contains: true },
  ),
  juggling: paired(() => ({
    subject: at(0.5, 0.97, 0.62, 0.58),
    object: at(0.5, 0.34, 0.86, 0.3),
    front: 'object',
    raised: 'object',
    marks: [mark('motion', 0.5, 0.45, 0.12, 0.1, { ...behind, tilt: 90 })],
  })),
  playing: paired(() => ({
    subject: at(0.5, 0.78, 0.62, 0.7),
    object: at(0.52, 0.98, 0.62, 0.42),
    front: 'object',
    marks: [
      mark('note', 0.14, 0.34, 0.13, 0.16, { tilt: -10 }),
      mark('note', 0.87, 0.3, 0.14, 0.17, { tilt: 10 }),
      mark('note', 0.76, 0.14, 0.1, 0.12),
    ],
  })),
  reading: paired(() => ({
    subject: at(0.5, 0.9, 0.8, 0.82, 'left'),
    object: at(0.42, 0.97, 0.5, 0.38),
    front: 'object',
  })),
  cooking: paired(() => ({
    subject: at(0.26, 0.95, 0.48, 0.7, 'right'),
    object: at(0.68, 0.72, 0.3, 0.24),
    front: 'object',
    raised: 'object',
    marks: [
      mark('fire', 0.68, 0.95, 0.3, 0.13),
      mark('pan', 0.74, 0.82, 0.46, 0.14),
      mark('steam', 0.68, 0.42, 0.18, 0.16, behind),
    ],
  })),
  teaching: paired(() => ({
    subject: at(0.24, 0.92, 0.44, 0.62, 'right'),
    object: at(0.7, 0.97, 0.5, 0.36, 'left'),
    front: 'object',
    marks: [mark('board', 0.62, 0.56, 0.68, 0.48, behind)],
  })),
  selling: paired(() => ({
    subject: at(0.36, 0.82, 0.52, 0.66),
    object: at(0.68, 0.68, 0.32, 0.28),
    front: 'object',
    raised: 'object',
    marks: [mark('stall', 0.5, 0.99, 0.96, 0.42)],
  })),
  'falling on': paired((random) => ({
    subject: at(0.5, 0.46, 0.6, 0.38, 'left', random.range(16, 28)),
    object: at(0.5, 0.97, 0.5, 0.44),
    front: 'subject',
    raised: 'subject',
    marks: [mark('falling', 0.5, 0.13, 0.4, 0.12, behind), mark('exclamation', 0.8, 0.66, 0.09, 0.13)],
  })),
  'casting a spell on': paired(() => ({
    subject: at(0.25, 0.94, 0.48, 0.7, 'right'),
    object: at(0.76, 0.94, 0.42, 0.5, 'left'),
    front: 'subject',
    marks: [
      mark('beam', 0.53, 0.66, 0.34, 0.16),
      mark('sparkle', 0.62, 0.44, 0.12, 0.12),
      mark('sparkle', 0.94, 0.5, 0.13, 0.13),
      mark('star', 0.76, 0.36, 0.1, 0.1),
      mark('sparkle', 0.9, 0.96, 0.1, 0.1),
    ],
  })),
  shooting: paired(() => ({
    subject: at(0.23, 0.94, 0.44, 0.62, 'right'),
    object: at(0.8, 0.94, 0.38, 0.5, 'left', 8),
    front: 'subject',
    marks: [mark('laser', 0.53, 0.68, 0.26, 0.05), mark('burst', 0.68, 0.78, 0.2, 0.2)],
  })),
  'talking to': paired(() =>
    faceToFace([
      mark('speech', 0.34, 0.3, 0.34, 0.28),
      mark('bubble', 0.8, 0.26, 0.2, 0.17, { mirror: true }),
    ]),
  ),
  'shouting at': paired(() =>
    faceToFace([
      mark('speech', 0.4, 0.32, 0.4, 0.32),
      mark('anger', 0.08, 0.28, 0.13, 0.13),
      mark('tear', 0.94, 0.34, 0.05, 0.07, { tilt: 14 }),
    ]),
  ),
  'dreaming of': paired(() => ({
    subject: at(0.26, 0.96, 0.5, 0.52, 'right'),
    object: at(0.68, 0.42, 0.38, 0.27),
    front: 'object',
    raised: 'object',
    marks: [mark('thought', 0.66, 0.66, 0.64, 0.62, behind)],
  })),
  painting: paired(() => ({
    subject: at(0.24, 0.95, 0.46, 0.66, 'right'),
    object: at(0.7, 0.62, 0.36, 0.36),
    front: 'object',
    raised: 'object',
    marks: [mark('easel', 0.7, 0.96, 0.56, 0.78, behind)],
  })),
  'working on': paired(() =>
    faceToFace([
      mark('hammer', 0.5, 0.56, 0.2, 0.2, { tilt: 10 }),
      mark('sparkle', 0.58, 0.66, 0.1, 0.1),
      mark('puff', 0.6, 0.97, 0.16, 0.1),
    ]),
  ),
  knitting: paired(() => ({
    subject: at(0.5, 0.88, 0.7, 0.76),
    object: at(0.52, 0.96, 0.44, 0.36),
    front: 'object',
    marks: [mark('yarn', 0.86, 0.97, 0.2, 0.17)],
  })),
  washing: paired(() => ({
    subject: at(0.25, 0.94, 0.48, 0.66, 'right'),
    object: at(0.74, 0.94, 0.46, 0.5, 'left'),
    front: 'subject',
    marks: [
      mark('bubbles', 0.6, 0.6, 0.18, 0.2),
      mark('bubbles', 0.9, 0.6, 0.16, 0.18, { mirror: true }),
      mark('puddle', 0.74, 0.98, 0.5, 0.1, behind),
      mark('spray', 0.74, 0.4, 0.18, 0.16),
    ],
  })),
  climbing: paired(() => ({
    subject: at(0.3, 0.6, 0.32, 0.32, 'right', -14),
    object: at(0.58, 0.97, 0.66, 0.92),
    front: 'subject',
    raised: 'subject',
  })),
  abducting: paired(() => ({
    subject: at(0.5, 0.34, 0.72, 0.32),
    object: at(0.5, 0.84, 0.36, 0.36, 'left', 12),
    front: 'object',
    raised: 'object',
    marks: [mark('tractorbeam', 0.5, 0.98, 0.6, 0.7, behind)],
  })),
  smoking: { kind: 'eaten' },
};
