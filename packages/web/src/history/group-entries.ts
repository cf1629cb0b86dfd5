// Entries of the list that a search wants, by the days that they were asked for.

import { t } from '../text.ts';
import { type Entry, timeOf } from './history-store.ts';

export interface DayOfEntries {
  /** "Today", "Yesterday", or the date. */
  readonly words: string;
  readonly entries: readonly Entry[];
}

/** Those whose prompts have every word of the search in them, in any case and with any accents. */
export function findEntries(entries: readonly Entry[], search: string): readonly Entry[] {
  const wanted = plain(search).split(/\s+/);
  return entries.filter(({ request }) => {
    const prompt = plain(request.prompt);
    return wanted.every((word) => prompt.includes(word));
  });
}

/** @param language as in `<html lang>` */
export function groupByDay(entries: readonly Entry[], now: Date, language: string): DayOfEntries[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const words = wordsOfDay(timeOf(entry), now, language);
    days.set(words, [...(days.get(words) ?? []), entry]);
  }
  return [...days].map(([words, ofDay]) => ({ words, entries: ofDay }));
}

function wordsOfDay(time: number, now: Date, language: string): string {
  if (time === 0) return t('history.earlier');
  const date = new Date(time);
  const ago = Math.round((midnight(now) - midnight(date)) / DAY_MS);
  if (ago === 0 || ago === 1) {
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-ago, 'day');
    return `${words[0]!.toUpperCase()}${words.slice(1)}`;
  }
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return date.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long', ...year });
}

const DAY_MS = 86_400_000;
/** Of the day of a time, here. */
const midnight = (date: Date): number =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
