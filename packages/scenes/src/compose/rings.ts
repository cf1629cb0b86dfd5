// Puts the copies of one thing around or over another thing, or a thing between the copies of another.

import type { Placement } from '../layouts.ts';
import type { Random } from '../random.ts';
import { fitted, type Group, joined, mirrored, offGround } from './group.ts';

const upright = (
  x: number,
  foot: number,
  width: number,
  height: number,
  facing: 'left' | 'right',
): Placement => ({
  x,
  foot,
  width,
  height,
  facing,
  tilt: 0,
});

/** Shares of the picture's side: the middle of a ring, its radii, and the longer side of what it is made of. */
const RING = { x: 0.5, y: 0.52, across: 0.4, down: 0.34, fewest: 0.34, most: 0.24 };

/** Copies of the subject on a ring around the object: those behind it first, those before it last. */
export function aroundObject(subject: Group, object: Group, random: Random, size: number): Group {
  const copies = subject.copies ?? [subject];
  const middle = fitted(object, upright(RING.x, 0.78, 0.5, 0.54, 'left'), size);
  const extent = copies.length <= 4 ? RING.fewest : RING.most;
  // Two stand at its sides; from three on one is at the top.
  const start = copies.length <= 2 ? Math.PI : random.chance(0.5) ? Math.PI / 2 : -Math.PI / 2;
  const ring = copies.map((copy, i) => {
    const angle = start + (2 * Math.PI * i) / copies.length;
    const x = RING.x + RING.across * Math.cos(angle);
    const y = RING.y + RING.down * Math.sin(angle);
    const facing = x < RING.x ? 'right' : 'left';
    return { y, group: fitted(copy, upright(x, y + extent / 2, 0.9 * extent, extent, facing), size) };
  });
  const behind = ring.filter(({ y }) => y < RING.y - 0.01).sort((a, b) => a.y - b.y);
  const before = ring.filter(({ y }) => y >= RING.y - 0.01).sort((a, b) => a.y - b.y);
  const groups = [
    ...behind.map(({ group }) => offGround(group)),
    middle,
    ...before.map(({ group }) => group),
  ];
  const frame = { left: 0, top: 0, right: size, bottom: size };
  return joined(groups, { ...subject, frame, size: Math.max(subject.size, object.size), flies: false });
}

/** The subject in the middle, copies of the object at its sides; undefined copies leave a side empty. */
export function betweenObjects(subject: Group, object: Group, size: number): Group {
  const copies = object.copies ?? [object];
  const half = Math.ceil(copies.length / 2);
  const foot = 0.86;
  const sideOf = (members: readonly Group[], isRight: boolean): Group[] =>
    members.map((member, i) => {
      const room = 0.36 / members.length;
      const x = (isRight ? 0.64 : 0) + room * (i + 0.5);
      const turned = member.facing === 'front' && isRight ? mirrored(member) : member;
      return fitted(turned, upright(x, foot, room, 0.62, isRight ? 'left' : 'right'), size);
    });
  const sides = [...sideOf(copies.slice(0, half), false), ...sideOf(copies.slice(half), true)];
  const middle = fitted(subject, upright(0.5, foot + 0.04, 0.36, 0.46, 'left'), size);
  const frame = { left: 0, top: 0.24 * size, right: size, bottom: (foot + 0.04) * size };
  return joined([...sides, middle], { ...subject, frame, size: object.size, flies: false });
}

/** Places over a thing, in shares of its box, and the longer side of what is there beside that of the thing. */
const OVER: readonly (readonly [x: number, y: number])[] = [
  [0.5, 0.2],
  [0.24, 0.42],
  [0.76, 0.4],
  [0.5, 0.6],
  [0.2, 0.76],
  [0.8, 0.76],
  [0.36, 0.94],
  [0.66, 0.94],
];
const OVER_EXTENT = 0.27;

/** Copies of the object over all of the subject, as often as there is room. */
export function overSubject(subject: Group, object: Group, random: Random, size: number): Group {
  const base = fitted(subject, upright(0.5, 0.92, 0.84, 0.82, 'left'), size);
  const { left, top, right, bottom } = base.frame;
  const copies = object.copies ?? [object];
  const extent = (OVER_EXTENT * Math.max(right - left, bottom - top)) / size;
  const over = OVER.map(([x, y], i) => {
    const copy = copies[i % copies.length]!;
    const at = (share: number, from: number, to: number) =>
      (from + (share + random.range(-0.05, 0.05)) * (to - from)) / size;
    const turned = random.chance(0.5) ? mirrored(copy) : copy;
    const place = upright(at(x, left, right), at(y, top, bottom) + extent / 2, extent, extent, 'left');
    return offGround(fitted(turned, { ...place, tilt: random.range(-25, 25) }, size));
  });
  const frame = { left: 0.08 * size, right: 0.92 * size, top: 0.1 * size, bottom: 0.92 * size };
  return joined([base, ...over], { ...subject, frame, flies: false });
}
