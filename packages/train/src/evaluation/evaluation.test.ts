// Evaluation: prompt files, what a judge is asked, scores, and the whole of it with an untrained judge and model.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RgbPicture } from '@nonet/models';
import { writeTinyModel } from '@nonet/models/testing';
import { Random } from '@nonet/scenes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isHeldOutPair } from '../data/holdout.ts';
import { readNouns } from '../judge/nouns.ts';
import { trainJudge } from '../judge/train.ts';
import { buildTinyData, SOURCE } from '../testing/tiny-data.ts';
import { colourAlternatives, countAlternatives } from './alternatives.ts';
import { evaluate } from './evaluate.ts';
import { cloudOf, frechetDistance } from './frechet.ts';
import { HtmlReport } from './html-report.ts';
import { partsOf } from './parts.ts';
import { type EvaluationPrompt, formatPrompt, readPromptSet } from './prompt-file.ts';
import { quickSets, standardSets } from './prompt-sets.ts';
import { measureRanking } from './ranking.ts';
import { RealPictures } from './real-pictures.ts';
import { makeReference, readReference } from './reference.ts';
import { type JudgedPrompt, scoreSet } from './scores.ts';
import { readStyleClassifier, StyleClassifier, writeStyleClassifier } from './style-classifier.ts';
import { formatEvaluation, formatRanking } from './table.ts';
import { TEXTURE, textureOf } from './texture.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-evaluation-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const prompt = (given: Partial<EvaluationPrompt>): EvaluationPrompt => ({
  prompt: 'a cat',
  things: [],
  standIns: [],
  ...given,
});
const write = (name: string, text: string) => {
  writeFileSync(path(name), text);
  return path(name);
};

describe('prompt files', () => {
  it('say what a picture must show, and are written as they are read', () => {
    const lines = [
      'a purple cat | things: cat | colour: purple',
      'two apples | things: apple | count: 2',
      'a fox behind a chair | things: fox, chair | relation: behind | place: beach',
      'a puma | stand-ins: tiger, cat face',
      'anything at all',
    ];
    const { name, prompts } = readPromptSet(write('mine.txt', `# mine\n\n${lines.join('\n')}\n`));
    expect(name).toBe('mine');
    expect(prompts[1]).toEqual(prompt({ prompt: 'two apples', things: ['apple'], count: 2 }));
    expect(prompts[3]).toEqual(prompt({ prompt: 'a puma', standIns: ['tiger', 'cat face'] }));
    expect(prompts.map(formatPrompt)).toEqual(lines);
  });

  it.each([
    ['an unknown key', 'a cat\na cat | size: big', 'prompts-line', /line 2.*size: big/],
    ['no key', 'a cat | cat', 'prompts-line', /line 1/],
    ['a large number', 'cats | things: cat | count: 12', 'prompts-line', /from 1 to 5, got "12"/],
    ['no prompt', '| things: cat', 'prompts-line', /before the first/],
    ['nothing', '# only this\n', 'prompts-missing', /got none/],
  ] as const)('with %s are refused', (_, text, code, message) => {
    const file = write('bad.txt', text);
    expect(() => readPromptSet(file)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  it('that come with Nonet ask for known nouns and for pairs that training never shows', () => {
    const sets = new Map(standardSets().map(({ name, prompts }) => [name, prompts]));
    const nouns = new Set(readNouns());
    expect(nouns.size).toBe(1000);
    for (const { things, standIns } of [...sets.values()].flat()) {
      for (const noun of [...things, ...standIns]) expect(nouns).toContain(noun);
    }
    expect(sets.get('things')).toHaveLength(300);
    expect(sets.get('pairs')).toHaveLength(200);
    for (const { things } of sets.get('pairs')!) expect(isHeldOutPair(things[0]!, things[1]!)).toBe(true);
    expect(quickSets().map(({ name, prompts }) => [name, prompts.length])).toEqual([['things', 60]]);
  });
});

describe('a judge chooses between', () => {
  it('colours, with the right article', () => {
    const asked = colourAlternatives(prompt({ prompt: 'a red cat', colour: 'red' }))!;
    expect(asked.right).toBe('a red cat');
    expect(asked.wrong).toHaveLength(10);
    expect(asked.wrong).toContain('an orange cat');
    expect(asked.wrong).not.toContain('a red cat');
  });

  it('numbers', () => {
    const asked = countAlternatives(prompt({ things: ['apple'], count: 1 }))!;
    expect(asked).toEqual({
      right: 'an apple',
      wrong: ['two apples', 'three apples', 'four apples', 'five apples'],
    });
  });
});

describe('a judge tells', () => {
  it('styles apart as it learnt them, also from a file', () => {
    const styles = ['flat', 'outline', 'pixel art'];
    const noise = new Random(1);
    const featuresOf = (style: number) => {
      const features = Float32Array.from({ length: 8 }, (_, i) => 10 ** i * (noise.next() - 0.5)); // of all sizes
      features[style]! += 1.5 * 10 ** style;
      return features;
    };
    const known = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ features: featuresOf(i % 3), style: styles[i % 3]! }));
    const learnt = StyleClassifier.train(known(90));
    writeStyleClassifier(folder, learnt);
    const read = readStyleClassifier(folder)!;
    for (const { features, style } of known(60)) {
      expect(learnt.styleOf(features)).toBe(style);
      expect(read.styleOf(features)).toBe(style);
    }
  });

  it('surfaces by their texture, whatever the size of the picture', () => {
    const painted = (size: number, colour: (x: number, y: number) => number) => {
      const pixels = new Uint8Array(3 * size * size).fill(255);
      for (let i = 0; i < size * size; i++) {
        const [x, y] = [(i % size) / size, Math.floor(i / size) / size];
        if (Math.hypot(x - 0.5, y - 0.5) < 0.4) pixels.fill(colour(x, y), 3 * i, 3 * i + 3);
      }
      return { width: size, height: size, pixels };
    };
    const number = (name: (typeof TEXTURE)[number], picture: RgbPicture) =>
      textureOf(picture)[TEXTURE.indexOf(name)]!;
    for (const size of [128, 256]) {
      const black = painted(size, () => 0);
      const shaded = painted(size, (x) => 30 + 190 * x);
      const chequered = painted(size, (x, y) => ((Math.floor(16 * x) + Math.floor(16 * y)) % 2 ? 0 : 200));
      expect(number('dark', black)).toBeGreaterThan(0.95);
      expect(number('covered', black)).toBeCloseTo(Math.PI * 0.16, 1);
      expect(number('colours', shaded)).toBeGreaterThan(number('colours', chequered));
      expect(number('hardest', chequered)).toBeGreaterThan(number('hardest', shaded));
      expect(number('upright edges', chequered)).toBeGreaterThan(number('upright edges', black));
    }
    expect(textureOf(painted(128, () => 255))).toEqual(new Float32Array(TEXTURE.length));
  });

  it('two things apart by parts of a picture that together cover it', () => {
    const size = 64;
    const pixels = Uint8Array.from({ length: 3 * size * size }, (_, i) => (i * 7) % 251);
    const parts = partsOf({ width: size, height: size, pixels });
    expect(parts).toHaveLength(16);
    expect(parts[0]!.pixels.subarray(0, 9)).toEqual(pixels.subarray(0, 9));
    const last = parts.at(-1)!;
    expect(last.pixels.length).toBe(3 * last.width * last.height);
    expect(last.pixels.subarray(-9)).toEqual(pixels.subarray(-9));
  });
});

describe('scores', () => {
  const cloud = (...points: [number, number][]) => cloudOf(points.map((point) => Float32Array.from(point)));

  it('Fréchet distance: 0 to itself, the square of a shift, and of a change of width', () => {
    const square = cloud([0, 0], [2, 0], [0, 2], [2, 2]);
    expect(frechetDistance(square, square)).toBeCloseTo(0, 9);
    expect(frechetDistance(square, cloud([3, 4], [5, 4], [3, 6], [5, 6]))).toBeCloseTo(25, 5);
    // Twice as wide in both directions about the same middle: deviations 2/sqrt(3) and 4/sqrt(3).
    const wide = cloud([-1, -1], [3, -1], [-1, 3], [3, 3]);
    expect(frechetDistance(square, wide)).toBeCloseTo(2 * (2 / Math.sqrt(3)) ** 2, 5);
    // Turned by a right angle, a long cloud is another one: 2 (a - b)^2 for deviations a and b.
    const [flat, tall] = [
      cloud([0, 0], [4, 0], [0, 1], [4, 1]),
      cloud([1.5, -1.5], [2.5, -1.5], [1.5, 2.5], [2.5, 2.5]),
    ];
    const [a, b] = [4 / Math.sqrt(3), 1 / Math.sqrt(3)];
    expect(frechetDistance(flat, tall)).toBeCloseTo(2 * (a - b) ** 2, 5);
  });

  it('count pictures and prompts, differences and copies', () => {
    const east = Float32Array.of(1, 0);
    const north = Float32Array.of(0, 1);
    const judged = (places: Float32Array[], marks: boolean[], things = ['cat', 'dog']): JudgedPrompt => ({
      prompt: prompt({ things }),
      places,
      judged: marks.map((all) => ({ verdict: { all }, nouns: [] })),
    });
    const all = [
      judged([east, north], [true, false]),
      judged([north, north], [false, false]),
      judged([], []),
    ];
    const score = scoreSet(all, { training: { places: [east], tooNear: 0.9 } });
    expect(score).toEqual({
      prompts: 2,
      pictures: 4,
      all: { pictures: 0.25, prompts: 0.5 },
      diversity: 0.5,
      copies: 0.25,
    });
  });
});

describe('the whole', () => {
  const tower = { hidden_size: 16, intermediate_size: 32, num_hidden_layers: 1, num_attention_heads: 2 };
  const judge = path('run/model');
  const sets = () => [
    readPromptSet(write('two.txt', 'a cat | things: cat\na red <b>cat</b> | things: cat | colour: red\n')),
  ];

  beforeAll(async () => {
    await buildTinyData(path('data'));
    const manifest = path('data/manifest.jsonl');
    const lines = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, lines + lines.replaceAll(`"${SOURCE.id}`, '"unseen'));
    const recipe = {
      model: {
        text_config: {
          ...tower,
          vocab_size: 300,
          max_position_embeddings: 12,
          eos_token_id: 2,
          pooled_token: 'eos',
        },
        vision_config: { ...tower, image_size: 16, patch_size: 8 },
        projection_dim: 8,
      },
      scenes: 8,
      held_out_sources: ['unseen'],
      steps: 1,
      batch_size: 6,
      learning_rate: 0.001,
    };
    await trainJudge({
      recipe: write('recipe.json', JSON.stringify(recipe)),
      dataDir: path('data'),
      runDir: path('run'),
      threads: 1,
    });
    writeTinyModel(path('model'));
  });

  it('real pictures show what the data set has, and nothing else', async () => {
    const real = await RealPictures.open(path('data'));
    const cat = await real.compose(prompt({ things: ['cat'] }), 2, 1);
    expect(cat.map(({ pixels }) => pixels.length)).toEqual([128 * 128 * 3, 128 * 128 * 3]);
    expect(await real.compose(prompt({ things: ['cat'] }), 2, 1)).toEqual(cat);
    expect(await real.compose(prompt({ things: ['cat', 'dog'], place: 'beach' }), 1, 1)).toHaveLength(1);
    expect(await real.compose(prompt({ things: ['zebra'] }), 1, 1)).toEqual([]);
    expect(await real.compose(prompt({}), 1, 1)).toEqual([]);
    await real.close();
  });

  it('evaluates with a reference, on the terminal and as a page that escapes what it shows', async () => {
    await makeReference({
      folder: judge,
      dataDir: path('data'),
      sets: sets(),
      pictures: 2,
      seed: 1,
      scenes: 24,
    });
    expect(readReference(judge)!.yardsticks.get('two')!.training!.places[0]).toHaveLength(8);

    const report = new HtmlReport(path('page'));
    const evaluation = await evaluate({
      model: path('model'),
      judge,
      sets: sets(),
      pictures: 3,
      seed: 1,
      onDrawn: (set, drawn, pictures) => report.add(set, drawn, pictures),
    });
    const [two] = evaluation.sets;
    expect(two!.model).toMatchObject({ prompts: 2, pictures: 6 });
    expect(two!.model.frechet).toBeGreaterThan(0);
    expect(two!.real!.top1).toBeDefined();
    expect(two!.lazy!.pictures).toBe(4);
    expect(formatEvaluation(evaluation)).toMatch(/two: 2 prompts.*\n.*\n.*the thing is first of 1,000 nouns/);

    const html = readFileSync(report.finish(evaluation), 'utf8');
    expect(html).toContain('a red &lt;b&gt;cat&lt;/b&gt;');
    expect(html).not.toContain('<b>cat');
    expect(existsSync(path('page/two-002.webp'))).toBe(true);
  });

  it('measures what ranking buys', async () => {
    const report = await measureRanking({
      model: path('model'),
      judge,
      ranker: judge,
      sets: sets(),
      candidates: [2, 4],
      pictures: 2,
      seed: 1,
    });
    expect(report.scores.map(({ candidates, sets: [score] }) => [candidates, score!.score.pictures])).toEqual(
      [
        [2, 4],
        [4, 4],
      ],
    );
    expect(formatRanking(report)).toMatch(/best of 4: .* of which ranking/);
  });

  it('says so when there is no judge', async () => {
    const missing = evaluate({
      model: path('model'),
      judge: path('none'),
      sets: sets(),
      pictures: 1,
      seed: 1,
    });
    await expect(missing).rejects.toMatchObject({ code: 'judge-missing' });
  });
});
