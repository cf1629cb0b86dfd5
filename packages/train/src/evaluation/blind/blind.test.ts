// Blind tests: what counts as named, the order of pictures, and a whole test from pictures to scores.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { isHeldOutPair } from '../../data/holdout.ts';
import { type PromptSet, parsePrompt } from '../prompt-file.ts';
import { blindSets } from '../prompt-sets.ts';
import { readAnswers } from './answers.ts';
import { writeDrawn } from './drawn-folder.ts';
import { formatBlind } from './format.ts';
import { readKey } from './key.ts';
import { makeBlind } from './make.ts';
import { isAllNamed, namedIn } from './naming.ts';
import { viewingOrder } from './order.ts';
import { scoreBlind } from './score.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-blind-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked = (line: string) => parsePrompt(line, 'test');

describe('the prompts of blind tests', () => {
  it('are a hundred, each with things to name, and its pairs are held out', () => {
    const sets = blindSets();
    expect(sets.map(({ name, prompts }) => [name, prompts.length])).toEqual([
      ['pairs', 50],
      ['places', 25],
      ['people', 25],
    ]);
    const prompts = sets.flatMap((set) => set.prompts);
    expect(new Set(prompts.map(({ prompt }) => prompt)).size).toBe(100);
    for (const { things } of prompts) expect(things.length).toBeGreaterThan(0);
    for (const { things } of sets[0]!.prompts) expect(isHeldOutPair(things[0]!, things[1]!)).toBe(true);
  });

  it('are passed by viewers who write the prompt down', () => {
    for (const prompt of blindSets().flatMap((set) => set.prompts)) {
      const named = namedIn(prompt.prompt, prompt);
      expect([prompt.prompt, isAllNamed(named), named.place ?? true]).toEqual([prompt.prompt, true, true]);
    }
  });
});

describe('what a viewer named', () => {
  const fox = 'a fox next to a sheep | things: fox, sheep';
  it.each([
    ['Two foxes and some sheep.', fox, [true, true]],
    ['a dog beside a lamb', fox, [false, true]],
    ['an animal, maybe a vixen; no sheep', fox, [true, false]],
    ['outfoxed', fox, [false, false]],
    ['?', fox, [false, false]],
    ['', fox, [false, false]],
    ['a snow man', 'a snowman | things: snowman', [true]],
    ['a T-Rex', 'a dinosaur | things: dinosaur', [true]],
    ['a hot dog on a plate', 'a dog | things: dog', [false]],
    ['a hot-dog', 'a hot dog | things: hot dog', [true]],
    ['a dog without a hat and a car', 'x | things: hat, car', [false, true]],
    ['a glass of wine', 'x | things: sunglasses', [false]],
    ['a cat with glasses', 'x | things: sunglasses', [true]],
    ['an old man in a pointed hat', 'Gandalf | things: wizard | accept wizard: old man', [true]],
    ['an old woman', 'Gandalf | things: wizard | accept wizard: old man', [false]],
  ])('%s', (seen, line, things) => {
    expect(namedIn(seen, asked(line)).things).toEqual(things);
  });

  it('has the number and the place apart', () => {
    const three = asked('three owls in the woods | things: owl | count: 3 | place: forest');
    expect(namedIn('three owls on trees', three)).toEqual({ things: [true], count: true, place: true });
    expect(isAllNamed(namedIn('two owls in a forest', three))).toBe(false);
    expect(namedIn('3 owls at the beach', three)).toEqual({ things: [true], count: true, place: false });
    const own = asked('a cat at the dentist | things: cat | place: room | accept place: dentist, clinic');
    expect(namedIn('a cat in a clinic', own).place).toBe(true);
  });
});

describe('the order of pictures', () => {
  const versions = ['new', 'old'];
  const pictures = versions.flatMap((version) =>
    Array.from({ length: 10 }, (_, i) => ({ version, set: 'pairs', prompt: `prompt ${i}`, picture: 1 })),
  );
  const halves = (order: readonly number[]) => [order.slice(0, 10), order.slice(10)] as const;
  const newIn = (order: readonly number[]) => order.filter((index) => pictures[index]!.version === 'new');

  it('shows every prompt once before any twice, the versions mixed, and turned round for the next viewer', () => {
    const [ann, bob] = [viewingOrder(pictures, versions, 1, 0), viewingOrder(pictures, versions, 1, 1)];
    expect([...ann].sort((a, b) => a - b)).toEqual(pictures.map((_, i) => i));
    for (const half of halves(ann)) {
      expect(new Set(half.map((index) => pictures[index]!.prompt)).size).toBe(10);
      expect(newIn(half)).toHaveLength(5);
    }
    expect(new Set(halves(bob)[0])).toEqual(new Set(halves(ann)[1]));
    expect(viewingOrder(pictures, versions, 1, 0)).toEqual(ann);
    expect(viewingOrder(pictures, versions, 2, 0)).not.toEqual(ann);
  });

  it('leaves out what a version lacks', () => {
    const order = viewingOrder(pictures.slice(0, 13), versions, 1, 0);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i));
  });
});

describe('a blind test', () => {
  const lines = [
    'a fox | things: fox',
    'a cat at the beach | things: cat | place: beach',
    'a cow | things: cow',
  ];
  const sets: PromptSet[] = [
    { name: 'one', prompts: lines.slice(0, 2).map(asked) },
    { name: 'two', prompts: lines.slice(2).map(asked) },
  ];
  const plain = (value: number) => ({ width: 8, height: 8, pixels: new Uint8Array(8 * 8 * 3).fill(value) });
  const out = path('test');

  const make = async () => {
    for (const [version, value] of [
      ['new', 200],
      ['old', 40],
    ] as const) {
      for (let prompt = 1; prompt <= 3; prompt++) {
        await writeDrawn(path(version), prompt, [plain(value + 3 * prompt), plain(value)]);
      }
    }
    writeFileSync(path('new/001/grid.png'), 'not a picture of the test');
    const versions = new Map([
      ['new', path('new')],
      ['old', path('old')],
    ]);
    return makeBlind({ versions, sets, pictures: 1, viewers: 2, seed: 3, out });
  };

  it('goes from drawn pictures to scores', async () => {
    const made = await make();
    expect(made.pictures).toBe(6);
    const key = readKey(path('test/key.json'));
    const html = readFileSync(path('test/viewer-1/index.html'), 'utf8');
    expect(html).toContain(key.pages[0]!.id);
    expect(html).not.toMatch(/ src="|https?:|version|fox|beach/);
    expect((await sharp(path('test/viewer-2/sheet-01.png')).metadata()).width).toBeGreaterThan(4 * 256);

    // Ann, on the page, sees everything in new pictures and nothing in old ones; Bob, with sheets, does not know cows.
    const shown = (page: number) => key.pages[page]!.order.map((index) => key.pictures[index]!);
    const answers = shown(0).map(({ version, prompt }, i) => ({
      number: i + 1,
      seen: version === 'new' ? prompt.split(' | ')[0]! : 'a blob',
      rating: version === 'new' ? 5 : 2,
    }));
    writeFileSync(path('ann.json'), JSON.stringify({ page: key.pages[0]!.id, viewer: 'Ann', answers }));
    const template = readFileSync(path('test/viewer-2/answers.tsv'), 'utf8');
    const rows = shown(1).map(({ version, prompt }, i) =>
      version === 'old' && prompt.includes('cat')
        ? `${i + 1}\t\t`
        : `${i + 1}\t4\t${version === 'new' && !prompt.includes('cow') ? 'a fox and a cat' : '?'}`,
    );
    const head = template.split('\n').filter((line) => !/^\d/.test(line) && line !== '');
    writeFileSync(path('bob.tsv'), [...head, ...rows].join('\n').replace('# viewer: ', '# viewer: Bob'));

    const score = scoreBlind([key], [readAnswers(path('ann.json')), readAnswers(path('bob.tsv'))]);
    expect(score.viewers).toEqual(['Ann', 'Bob']);
    expect(score.unanswered).toBe(1);
    const [one, two, all] = score.sets;
    expect(one!.versions).toEqual([
      { version: 'new', answers: 4, named: 1, promptsNamed: 1, placeNamed: 0.5, rating: 4.5 },
      { version: 'old', answers: 3, named: 0, promptsNamed: 0, placeNamed: 0, rating: 8 / 3 },
    ]);
    expect(two!.versions[0]).toMatchObject({ answers: 2, named: 0.5, promptsNamed: 0.5 });
    expect(all!.preferences).toEqual([
      { first: 'new', second: 'old', firstBetter: 3, equal: 2, secondBetter: 0 },
    ]);
    expect(score.agreements).toEqual([
      {
        viewers: ['Ann', 'Bob'],
        pictures: 5,
        sameNamed: 0.8,
        kappa: expect.closeTo(0.615, 2),
        nearRating: 0.6,
      },
    ]);
    const text = formatBlind(score, true);
    expect(text).toMatch(/new better in 3, equal in 2, old better in 0/);
    expect(text).toMatch(/thing {2}new {2}Bob {2}a cow {2}"\?"/);
    expect(text).toMatch(/place {2}new {2}Bob {2}a cat at the beach/);
  });

  it('counts a prompt as named if any of its pictures is, over several tests', async () => {
    const versions = new Map([['new', path('new')]]);
    await makeBlind({ versions, sets, pictures: 2, only: [3], viewers: 1, seed: 1, out: path('again') });
    const key = readKey(path('again/key.json'));
    expect(key.pictures.map(({ prompt, picture }) => [prompt, picture])).toEqual([
      [lines[2], 1],
      [lines[2], 2],
    ]);
    const answers = [
      { number: 1, seen: 'a pig', rating: 3 },
      { number: 2, seen: 'a cow', rating: 3 },
    ];
    const { sets: scored } = scoreBlind([key], [{ page: key.pages[0]!.id, viewer: 'Ann', answers }]);
    expect(scored[0]!.versions[0]).toMatchObject({ named: 0.5, promptsNamed: 1 });
  });

  it('says what is wrong with its files', async () => {
    await make();
    const key = readKey(path('test/key.json'));
    const page = key.pages[0]!.id;
    const score = (given: { page: string; number: number }) =>
      scoreBlind([key], [{ page: given.page, viewer: 'Ann', answers: [{ ...given, seen: '', rating: 1 }] }]);
    expect(() => score({ page: 'x', number: 1 })).toThrow(expect.objectContaining({ code: 'blind-answers' }));
    expect(() => score({ page, number: 7 })).toThrow(/from 1 to 6, got 7/);
    writeFileSync(path('bad.tsv'), `# page: ${page}\n3\t6\ta cat\n`);
    expect(() => readAnswers(path('bad.tsv'))).toThrow(/picture 3: expected a rating from 1 to 5, got "6"/);
    writeFileSync(path('bad.json'), '{');
    expect(() => readAnswers(path('bad.json'))).toThrow(expect.objectContaining({ code: 'blind-answers' }));
    expect(() => readKey(path('bad.json'))).toThrow(expect.objectContaining({ code: 'blind-key' }));
    mkdirSync(path('empty'));
    const empty = new Map([['new', path('empty')]]);
    const made = makeBlind({ versions: empty, sets, pictures: 1, viewers: 1, seed: 1, out: path('none') });
    await expect(made).rejects.toMatchObject({ code: 'blind-folder' });
    expect(existsSync(path('none'))).toBe(false);
  });
});
