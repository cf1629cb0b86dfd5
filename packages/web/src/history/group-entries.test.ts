// Search and days of the list of drawings.
import { catalogues, compileMessages } from '@nonet/api/messages/all';
import { beforeAll, expect, it } from 'vitest';
import { setLanguage } from '../text.ts';
import { findEntries, groupByDay } from './group-entries.ts';
import type { Entry } from './history-store.ts';
import { variationLabel } from './variation-label.ts';

beforeAll(() => setLanguage('en', compileMessages(catalogues.en.web)));

const entry = (prompt: string, createdAt = '', more: Partial<Entry> = {}): Entry => ({
  id: prompt,
  status: 'done',
  model: 'm',
  createdAt,
  request: { prompt },
  ...more,
});
const at = (day: number, hour: number): string => new Date(2026, 2, day, hour).toISOString();

it('finds prompts with all words, whatever their case and accents', () => {
  const entries = ['A Café at night', 'a cat', 'Straße bei Nacht'].map((prompt) => entry(prompt));
  const found = (search: string) => findEntries(entries, search).map(({ request }) => request.prompt);
  expect(found('cafe NIGHT')).toEqual(['A Café at night']);
  expect(found(' ')).toHaveLength(3);
  expect(found('dog')).toEqual([]);
});

it('groups by days of the calendar, also where one has 23 hours', () => {
  const entries = [
    entry('a', at(30, 1)),
    entry('b', at(29, 23)),
    entry('c', at(29, 0)),
    entry('d', at(12, 9)),
    entry('e'),
  ];
  const days = groupByDay(entries, new Date(2026, 2, 30, 2), 'en');
  expect(days.map(({ words, entries: ofDay }) => [words, ofDay.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Thursday, March 12', 1],
    ['Earlier', 1],
  ]);
});

it('says what a drawing varies', () => {
  const source = entry('a cat', '', { pictures: ['/pictures/x.png', '/pictures/y.png'] });
  const label = (request: Entry['request']) => variationLabel({ ...source, request }, [source]);
  expect(label({ prompt: 'a cat' })).toBeUndefined();
  expect(label({ prompt: 'a cat', start: { picture: 'y.png', share: 0.5 } })).toBe('Variation of picture 2');
  expect(label({ prompt: 'a dog', start: { picture: 'y.png', share: 0.5, place: 'top' } })).toBe(
    'Continues “a cat”',
  );
  expect(label({ prompt: 'a dog', start: { picture: 'z.png', share: 0.5 } })).toBe('Variation of a picture');
});
