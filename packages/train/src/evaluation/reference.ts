// Reference features of an evaluation, computed once per judge and kept beside it: real pictures, the trivial baseline,
// training.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import type { RgbPicture } from '@nonet/models';
import { openCheckpoint, writeSafetensors } from '@nonet/models/node';
import { hashSeed, Random } from '@nonet/scenes';
import { readNouns } from '../judge/nouns.ts';
import { type Cloud, cloudOf } from './frechet.ts';
import { Judge } from './judge.ts';
import { LazyPeer } from './lazy-peer.ts';
import type { PromptSet } from './prompt-file.ts';
import { RealPictures } from './real-pictures.ts';
import { type JudgedScene, judgeScene } from './scenes/judge-scene.ts';
import { type SceneScore, scoreScenes } from './scenes/scene-score.ts';
import {
  type JudgedPrompt,
  judgePictures,
  nearness,
  type SetScore,
  scoreSet,
  type Yardstick,
} from './scores.ts';
import {
  StyleClassifier,
  type StyledPicture,
  styleFeatures,
  writeStyleClassifier,
} from './style-classifier.ts';
import { STYLES } from './styles.ts';
import { worn } from './worn.ts';

/** Scores that a model's are read beside. */
export interface PeerScores {
  /** Of real pictures composed as the prompts say: the ceiling. */
  readonly real: SetScore;
  /** Of the pictures of training whose captions come nearest. */
  readonly lazy: SetScore;
  /** Of the real pictures that the composer of scenes made; absent where there are none. */
  readonly realScenes?: SceneScore;
}

interface Reference {
  /** By the name of a prompt set. */
  readonly scores: Readonly<Record<string, PeerScores>>;
  readonly yardsticks: ReadonlyMap<string, Yardstick>;
}

interface MakeReferenceOptions {
  /** The judge's folder, which the files are written to. */
  readonly folder: string;
  readonly dataDir: string;
  readonly sets: readonly PromptSet[];
  /** Pictures of each prompt. */
  readonly pictures: number;
  readonly seed: number;
  /** Adds the sets to the reference that is there, with its styles and pictures of training. */
  readonly add?: boolean | undefined;
  readonly threads?: number;
  /** Scenes of training that the lazy peer knows; 6,000 when absent. */
  readonly scenes?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

const SCENES = 6000;
/** Real pictures that a style is learnt from, as they are and worn. */
const PER_STYLE = 300;
/** Of them, of the same thing. */
const PER_THING = 2;
/** Composed pictures of training that are kept to find copies of. */
const KEPT = 2000;
/** Share of held-out real pictures that are less near to training than what counts as a copy. */
const NOT_COPIES = 0.95;

const scoresFile = (folder: string) => join(folder, 'reference.json');
const placesFile = (folder: string) => join(folder, 'reference.safetensors');

/** Composes, judges and writes. @throws NonetError `data-missing`, `checkpoint-write`, `reference-missing` to add to */
export async function makeReference(options: MakeReferenceOptions): Promise<void> {
  const { dataDir, sets, pictures, seed, onProgress, signal } = options;
  const kept = options.add ? existingReference(options.folder) : undefined;
  const looking = await Judge.open(options.folder, options.threads);
  const lazyPeer = await LazyPeer.open(dataDir, options.scenes ?? SCENES, (done, total) =>
    onProgress?.(done, total, 'training'),
  );
  const training = kept?.training.places ?? (await looking.look(lazyPeer.composed().slice(0, KEPT)));
  const source = await RealPictures.open(dataDir);
  const styles = kept ? undefined : await trainStyleClassifier(looking, source, options);
  if (styles) writeStyleClassifier(options.folder, styles);
  const judge = kept ? looking : looking.withStyles(styles);
  const scores: Record<string, PeerScores> = { ...kept?.scores };
  const clouds = new Map<string, Cloud>(kept?.clouds);
  const unseen: number[] = [];
  try {
    for (const { name, prompts } of sets) {
      const real: JudgedPrompt[] = [];
      const lazy: JudgedPrompt[] = [];
      const scenes: JudgedScene[] = [];
      for (const [index, prompt] of prompts.entries()) {
        if (signal?.aborted) throw new NonetError('cancelled', `reference: cancelled at ${name}`);
        const composed = await source.compose(prompt, pictures, seed);
        real.push(await judgePictures(judge, prompt, composed));
        for (const picture of composed) {
          if (picture.scene) scenes.push(await judgeScene(judge, picture.scene, picture));
        }
        lazy.push(await judgePictures(judge, prompt, lazyPeer.retrieve(prompt.prompt, pictures)));
        onProgress?.(index + 1, prompts.length, name);
      }
      const places = real.flatMap((one) => one.places);
      if (places.length > 1) clouds.set(name, cloudOf(places));
      const composed = real.filter(({ prompt }) => prompt.things.length > 1).flatMap((one) => one.places);
      unseen.push(...composed.map((place) => nearness(place, training)));
      const realScenes = scoreScenes(scenes);
      scores[name] = {
        real: scoreSet(real),
        lazy: scoreSet(lazy, { real: clouds.get(name) }),
        ...(realScenes ? { realScenes } : {}),
      };
    }
  } finally {
    await source.close();
    await judge.release();
  }
  const sorted = unseen.sort((a, b) => a - b);
  const tooNear = kept?.training.tooNear ?? sorted[Math.floor(NOT_COPIES * sorted.length)] ?? 1;
  writeFileSync(
    scoresFile(options.folder),
    `${JSON.stringify({ pictures, seed, tooNear, scores }, null, 2)}\n`,
  );
  writePlaces(placesFile(options.folder), clouds, training);
}

/** The part of a reference that stays when sets are added to it. */
function existingReference(folder: string): {
  readonly scores: Readonly<Record<string, PeerScores>>;
  readonly clouds: ReadonlyMap<string, Cloud>;
  readonly training: NonNullable<Yardstick['training']>;
} {
  const { scores = {}, yardsticks } = readReference(folder) ?? {};
  const training = [...(yardsticks?.values() ?? [])].find((one) => one.training)?.training;
  if (!training) {
    throw new NonetError('reference-missing', `${folder}: expected a reference to add sets to, got none`);
  }
  const clouds = [...(yardsticks ?? [])].flatMap(([name, { real }]) => (real ? [[name, real] as const] : []));
  return { scores, clouds: new Map(clouds), training };
}

/** Learns the styles from real pictures of things that no prompt asks for; undefined where the data set has none. */
async function trainStyleClassifier(
  judge: Judge,
  source: RealPictures,
  { sets, seed, signal, onProgress }: MakeReferenceOptions,
): Promise<StyleClassifier | undefined> {
  const asked = new Set(sets.flatMap(({ prompts }) => prompts.flatMap(({ things }) => things)));
  const nouns = readNouns().filter((noun) => !asked.has(noun));
  const known: StyledPicture[] = [];
  for (const [index, { name: style }] of STYLES.entries()) {
    const clean: RgbPicture[] = [];
    for (const noun of nouns) {
      if (signal?.aborted) throw new NonetError('cancelled', 'reference: cancelled at the styles');
      if (clean.length >= PER_STYLE) break;
      clean.push(
        ...(await source.compose({ prompt: noun, things: [noun], standIns: [], style }, PER_THING, seed)),
      );
    }
    const random = new Random(hashSeed('worn', seed, style));
    const pictures = [...clean];
    for (const picture of clean) pictures.push(await worn(picture, random));
    const places = await judge.look(pictures);
    known.push(...places.map((place, i) => ({ features: styleFeatures(place, pictures[i]!), style })));
    onProgress?.(index + 1, STYLES.length, 'styles');
  }
  return known.length === 0 ? undefined : StyleClassifier.train(known);
}

function writePlaces(
  file: string,
  clouds: ReadonlyMap<string, Cloud>,
  training: readonly Float32Array[],
): void {
  const width = training[0]!.length;
  const flat = new Float32Array(training.length * width);
  training.forEach((place, i) => flat.set(place, i * width));
  const tensors = [...clouds].flatMap(([name, { mean, covariance }]) => [
    { name: `${name}/mean`, shape: [width], dtype: 'F32', data: Float32Array.from(mean) } as const,
    {
      name: `${name}/covariance`,
      shape: [width, width],
      dtype: 'F32',
      data: Float32Array.from(covariance),
    } as const,
  ]);
  const kept = { name: 'training', shape: [training.length, width], dtype: 'F16', data: flat } as const;
  writeSafetensors(file, [...tensors, kept]);
}

/** What was made for a judge, or undefined. @throws NonetError `checkpoint-*` */
export function readReference(folder: string): Reference | undefined {
  if (!existsSync(scoresFile(folder))) return undefined;
  const { scores, tooNear } = JSON.parse(readFileSync(scoresFile(folder), 'utf8')) as {
    scores: Record<string, PeerScores>;
    tooNear: number;
  };
  const source = openCheckpoint(placesFile(folder));
  try {
    const read = (name: string) => source.tensors.get(name)?.read();
    const flat = read('training') ?? new Float32Array();
    const width = source.tensors.get('training')?.shape[1] ?? 1;
    const places = Array.from({ length: flat.length / width }, (_, i) =>
      flat.subarray(i * width, (i + 1) * width),
    );
    const yardsticks = new Map<string, Yardstick>();
    for (const name of Object.keys(scores)) {
      const [mean, covariance] = [read(`${name}/mean`), read(`${name}/covariance`)];
      const real = mean &&
        covariance && { mean: Float64Array.from(mean), covariance: Float64Array.from(covariance) };
      yardsticks.set(name, { real, training: { places, tooNear } });
    }
    return { scores, yardsticks };
  } finally {
    source.close();
  }
}
