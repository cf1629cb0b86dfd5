// Reads the table of what a picture may be: "a movie poster", with its effect and where it is set.

import { NonetError } from '@nonet/core';
import { type Effect, effectNames, type LexiconFile, type Setting } from '@nonet/models';
import { cellWords, readTable, TableWriter } from './tables.ts';

interface MediaTables {
  readonly words: TableWriter;
  readonly effects: Readonly<Record<string, Effect>>;
  readonly settings: Readonly<Record<string, Setting>>;
}

const HOURS: ReadonlySet<string> = new Set(['at night', 'at sunset']);

/**
 * @param places that captions know
 * @throws NonetError `lexicon-table` when an effect, a place or an hour is not known
 */
export function mediaTables(places: LexiconFile['places']): MediaTables {
  const words = new TableWriter();
  const effects: Record<string, Effect> = {};
  const settings: Record<string, Setting> = {};
  for (const [medium = '', effect = '', place = '', time = '', cell = ''] of readTable('media.tsv', 5)) {
    effects[medium] = known(effect, effectNames, 'an effect');
    const setting = {
      ...(place !== '-' && { place: known(place, Object.keys(places), 'a place') }),
      ...(time !== '-' && { time: known(time, [...HOURS], 'an hour') }),
    };
    if (Object.keys(setting).length > 0) settings[medium] = setting;
    for (const word of cellWords(cell)) words.add(medium, word);
  }
  return { words, effects, settings };
}

function known<T extends string>(name: string, names: readonly T[], kind: string): T {
  const found = names.find((other) => other === name);
  if (found !== undefined) return found;
  throw new NonetError('lexicon-table', `media.tsv: expected ${kind}, got "${name}"`);
}
