// Parts of the lexicon: word forms, tables, vectors, parts of speech.
import { effectNames } from '@nonet/models';
import { expect, it } from 'vitest';
import { deedForms, plainVerb, singularNoun, verbForms } from './inflections.ts';
import { cellWords, readTable, TableWriter } from './tables.ts';
import { WordClasses } from './word-classes.ts';
import { WordVectors } from './word-vectors.ts';

it('knows the forms of verbs and nouns', () => {
  expect(verbForms('chase')).toEqual(expect.arrayContaining(['chase', 'chases', 'chasing', 'chased']));
  expect(verbForms('hug')).toEqual(expect.arrayContaining(['hugging', 'hugged']));
  expect(verbForms('run after')).toContain('running after');
  expect(verbForms('carry')).toEqual(expect.arrayContaining(['carries', 'carried', 'carrying']));
  expect([plainVerb('ate'), singularNoun('mice')]).toEqual(['eat', 'mouse']);
});

it('knows the forms of deeds, and none that is a noun', () => {
  expect(deedForms('rob a bank')).toEqual(
    expect.arrayContaining(['rob a bank', 'robbing a bank', 'robs the bank']),
  );
  expect(deedForms('bowl')).toEqual(['bowling']);
});

it('names every deed in one row, and none that is only a place', () => {
  const rows = readTable('deeds.tsv', 2);
  const deeds = rows.flatMap(([, cell = '']) => cellWords(cell));
  expect(deeds.length).toBeGreaterThan(150);
  expect(new Set(deeds).size).toBe(deeds.length);
  const places = new Set(readTable('places.tsv', 3).flatMap(([, , cell = '']) => cellWords(cell)));
  expect(deeds.filter((deed) => deed.includes(' ') && places.has(deed))).toEqual([]);
});

it('says which row of a table is damaged', () => {
  expect(() => readTable('things.tsv', 5)).toThrow(/things\.tsv, line \d+: expected 5 columns .*got 2/);
  expect(cellWords('thief, burglar')).toEqual(['thief', 'burglar']);
});

it('names no word in two rows of a table', () => {
  const words = ['things.tsv', 'names.tsv', 'ideas.tsv'].flatMap((table) =>
    readTable(table, 2).flatMap(([, cell = '']) => cellWords(cell)),
  );
  expect(words.length).toBeGreaterThan(1500);
  expect(new Set(words).size).toBe(words.length);
});

it('has words for every frame and filter, each for one of them', () => {
  const rows = readTable('media.tsv', 5);
  const styled = ['pixelate', 'drain', 'flatten', 'trace', 'fill']; // of styles that captions know
  expect(new Set([...rows.map(([, effect]) => effect), ...styled])).toEqual(new Set(effectNames));
  const words = rows.flatMap(([, , , , cell = '']) => cellWords(cell));
  expect(new Set(words).size).toBe(words.length);
  const styles = readTable('words.tsv', 3).filter(([, kind]) => kind === 'style');
  expect(styles.flatMap(([, , cell = '']) => cellWords(cell)).filter((word) => words.includes(word))).toEqual(
    [],
  );
});

it('writes tables without repeating a word', () => {
  const table = new TableWriter();
  for (const word of ['puma', 'lynx', 'puma']) table.add('leopard', word);
  expect(table.toJSON()).toEqual({ leopard: 'puma|lynx' });
});

it('reads the first vectors of a file, of length 1', () => {
  const json =
    '{"precision":8,"dimensions":2,"words":["a","b"],"vectors":{"a":[3,4,5,0],"b":[4,-3,5,1],"c":[1,0,1,2]}}';
  const vectors = WordVectors.parse(Buffer.from(json), 2);
  expect(vectors.words).toEqual(['a', 'b']);
  expect(vectors.similarity('a', 'a')).toBeCloseTo(1);
  expect(vectors.similarity('a', 'b')).toBeCloseTo(0);
  expect(vectors.similarity('a', 'c')).toBeUndefined();
  expect(() => WordVectors.parse(Buffer.from('{}'), 2)).toThrow(/expected "dimensions"/);
});

it('takes a word for the part of speech that it mostly is', () => {
  const classes = new WordClasses('run%2:38:00:: 01 1 106\nrun%1:04:00:: 02 1 3\ncat%1:05:00:: 03 1 18\n');
  expect([classes.of('run'), classes.of('cat'), classes.of('dog')]).toEqual(['verb', 'noun', undefined]);
});
