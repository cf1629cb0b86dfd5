// Validates the scene of a request.

import { NonetError } from '@nonet/core';
import {
  COLOUR_NAMES,
  HOURS,
  MAX_COPIES,
  MAX_ID_LENGTH,
  MAX_RELATIONS,
  MAX_STATES,
  MAX_TEXT_LENGTH,
  MAX_THINGS,
  MAX_VARIANT,
  PLACE_ID,
  PLACES,
  POSITION_RANGE,
  RELATIONS,
  SCALE_RANGE,
  type Scene,
  type SceneThing,
  SIZES,
  STATES,
  WEATHERS,
} from '@nonet/scenes';

/** @throws NonetError `draw-scene` that names the field, what was expected and what came */
export function checkScene(scene: Scene): void {
  const { things, relations, place, hour, weather, style, origin } = scene;
  check(
    'things',
    Array.isArray(things) && inRange(things.length, 1, MAX_THINGS),
    `1 to ${MAX_THINGS}`,
    things?.length,
  );
  const ids = new Set<string>();
  for (const [i, thing] of things.entries()) {
    checkThing(thing, `things[${i}]`);
    check(`things[${i}].id`, !ids.has(thing.id), 'an id that no other thing has', thing.id);
    ids.add(thing.id);
  }
  const isList = Array.isArray(relations) && relations.length <= MAX_RELATIONS;
  check('relations', isList, `at most ${MAX_RELATIONS}`, relations?.length);
  for (const [i, { subject, name, object }] of relations.entries()) {
    const at = `relations[${i}]`;
    checkOneOf(`${at}.name`, name, Object.keys(RELATIONS));
    checkOneOf(`${at}.subject`, subject, [...ids]);
    checkOneOf(`${at}.object`, object, [...ids, PLACE_ID]);
    check(`${at}.object`, object !== subject, 'another thing than the subject', object);
  }
  if (place !== undefined) checkOneOf('place', place, Object.keys(PLACES));
  if (hour !== undefined) checkOneOf('hour', hour, HOURS);
  if (weather !== undefined) checkOneOf('weather', weather, WEATHERS);
  if (style !== undefined) checkText('style', style);
  checkOrigin('origin', origin);
}

function checkThing(
  { id, name, count, colour, size, pose, states, detail, at, variant, origin }: SceneThing,
  where: string,
): void {
  check(
    `${where}.id`,
    typeof id === 'string' && inRange(id.length, 1, MAX_ID_LENGTH) && id !== PLACE_ID,
    `1 to ${MAX_ID_LENGTH} characters, not "${PLACE_ID}"`,
    id,
  );
  checkText(`${where}.name`, name);
  if (count !== undefined) checkWholeNumber(`${where}.count`, count, 1, MAX_COPIES);
  if (colour !== undefined) checkOneOf(`${where}.colour`, colour, COLOUR_NAMES);
  if (size !== undefined) checkOneOf(`${where}.size`, size, SIZES);
  if (pose !== undefined) checkText(`${where}.pose`, pose);
  if (states !== undefined) {
    const isShort = Array.isArray(states) && states.length <= MAX_STATES;
    check(`${where}.states`, isShort, `a list of at most ${MAX_STATES}`, states);
    for (const [i, state] of states.entries())
      checkOneOf(`${where}.states[${i}]`, state, Object.keys(STATES));
  }
  if (detail !== undefined) checkText(`${where}.detail`, detail);
  if (at !== undefined) {
    checkNumber(`${where}.at.x`, at.x, ...POSITION_RANGE);
    checkNumber(`${where}.at.y`, at.y, ...POSITION_RANGE);
    if (at.scale !== undefined) checkNumber(`${where}.at.scale`, at.scale, ...SCALE_RANGE);
  }
  if (variant !== undefined) checkWholeNumber(`${where}.variant`, variant, 0, MAX_VARIANT);
  checkOrigin(`${where}.origin`, origin);
}

function checkOrigin(where: string, origin: SceneThing['origin']): void {
  if (origin === undefined) return;
  checkWholeNumber(`${where}.seed`, origin.seed, 0, Number.MAX_SAFE_INTEGER);
  checkWholeNumber(`${where}.picture`, origin.picture, 0, 1_000);
}

const inRange = (value: number, least: number, most: number): boolean => value >= least && value <= most;

function checkText(where: string, text: string): void {
  const isText = typeof text === 'string' && text.trim() !== '' && text.length <= MAX_TEXT_LENGTH;
  check(where, isText, `a text of 1 to ${MAX_TEXT_LENGTH} characters`, text);
}

const checkOneOf = (where: string, value: string, names: readonly string[]): void =>
  check(where, names.includes(value), names.join(', '), value);

const checkNumber = (where: string, value: number, least: number, most: number): void =>
  check(where, inRange(value, least, most), `a number from ${least} to ${most}`, value);

const checkWholeNumber = (where: string, value: number, least: number, most: number): void =>
  check(
    where,
    Number.isSafeInteger(value) && inRange(value, least, most),
    `a whole number from ${least} to ${most}`,
    value,
  );

function check(where: string, holds: boolean, expected: string, got: unknown): void {
  if (holds) return;
  const shown = (JSON.stringify(got) ?? 'nothing').slice(0, 80);
  throw new NonetError('draw-scene', `scene, ${where}: expected ${expected}, got ${shown}`);
}
