// The catalogue: an entry for everything in the tables, prompts that are read as they are meant, sheets that come out alike.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { effectNames } from '@nonet/models';
import { CLOTHES, HATS, HEADGEAR, MATERIALS, PLACES, RELATIONS, STATES } from '@nonet/scenes';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { type Entry, entriesOf, SHEETS, type SheetName } from './entries.ts';
import { readWords } from './words.ts';
import { writeCatalogue } from './write.ts';

const model = fileURLToPath(new URL('../../../../weights/nonet-1', import.meta.url));
const words = readWords(model);
const namesOf = (sheet: SheetName) => entriesOf(sheet, words).map(({ name }) => name);

describe('the entries', () => {
  it('cover every key of the tables', () => {
    expect(namesOf('places')).toEqual(Object.keys(PLACES));
    expect(namesOf('states')).toEqual(Object.keys(STATES));
    expect([...namesOf('actions'), ...namesOf('relations')].sort()).toEqual(Object.keys(RELATIONS).sort());
    expect(namesOf('garments')).toEqual([...HATS, ...HEADGEAR, ...CLOTHES].map(({ names }) => names[0]));
    expect(namesOf('materials')).toEqual(Object.keys(MATERIALS));
    expect(namesOf('frames')).toEqual(effectNames);
  });

  /** The reading of an entry's prompt beside the contents of its pictures. */
  const essence: Readonly<Record<SheetName, (entry: Entry) => readonly [read: unknown, shown: unknown]>> = {
    places: ({ ask, shots }) => [read(ask).scene?.place, shots[0]?.scene.place],
    states: ({ ask, name }) => [[...(cast(ask)[0]?.states ?? []), cast(ask)[0]?.pose].includes(name), true],
    actions: (entry) => relationsOf(entry),
    relations: (entry) => relationsOf(entry),
    garments: (entry) => relationsOf(entry),
    materials: (entry) => [cast(entry.ask)[1]?.name, entry.name],
    frames: ({ ask, shots }) => [read(ask).style?.effect, shots[0]?.effect],
  };
  const read = (ask: string) => words.understander.understand(ask);
  const cast = (ask: string) => read(ask).scene?.things ?? [];
  const relationsOf = ({ ask, shots }: Entry) =>
    [read(ask).scene, shots[0]?.scene].map((scene) => scene?.relations[0]?.name) as [unknown, unknown];

  it.each(SHEETS)('are what their prompts ask for: %s', (sheet) => {
    const misread = entriesOf(sheet, words).filter((entry) => {
      const [read, shown] = essence[sheet](entry);
      return read !== shown;
    });
    expect(misread.map(({ name, ask }) => `${name}: ${ask}`)).toEqual([]);
  });
});

describe('a written catalogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-catalogue-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (out: string, entries: readonly string[]) =>
    writeCatalogue({ model, out: join(folder, out), seed: 1, threads: 1, entries });

  it('is refused before anything is drawn where its folder cannot be made', async () => {
    const drawn: string[] = [];
    writeFileSync(join(folder, 'file'), '');
    const writing = writeCatalogue({
      model,
      out: join(folder, 'file', 'x'),
      seed: 1,
      threads: 1,
      entries: ['gold'],
      onEntry: (_done, _total, name) => drawn.push(name),
    });
    await expect(writing).rejects.toMatchObject({ code: 'file-write' });
    expect(drawn).toEqual([]);
  });

  it('is alike at every run', async () => {
    const files = await write('first', ['gold']);
    await write('second', ['gold']);
    expect(files).toEqual([join(folder, 'first', 'materials.webp')]);
    expect(readdirSync(join(folder, 'first')).sort()).toEqual(['README.md', 'materials.webp']);
    for (const name of readdirSync(join(folder, 'first')))
      expect(
        readFileSync(join(folder, 'first', name)).equals(readFileSync(join(folder, 'second', name))),
      ).toBe(true);
    const { format, channels } = await sharp(files[0]).metadata();
    expect({ format, channels }).toEqual({ format: 'webp', channels: 3 });
    expect(readFileSync(join(folder, 'first/README.md'), 'utf8')).toContain(
      '- **gold**: "a cat made of gold"',
    );
  });

  it('refuses names that no entry has', async () => {
    await expect(write('third', ['unheard of'])).rejects.toMatchObject({ code: 'catalogue-entry' });
    expect(readdirSync(folder)).not.toContain('third');
  });
});
