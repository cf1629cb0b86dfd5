// `nonet eval`: draws every prompt, judges the pictures, and sets the scores beside real pictures and the lazy peer.
import { basename } from 'node:path';
import type { Drawing, DrawOptions, Picture, SamplingOptions } from '@nonet/models';
import { openModel } from '@nonet/models/node';
import { Judge } from './judge.ts';
import type { PromptSet } from './prompt-file.ts';
import { type PeerScores, readReference } from './reference.ts';
import { type JudgedScene, judgeScene } from './scenes/judge-scene.ts';
import { type SceneScore, scoreScenes } from './scenes/scene-score.ts';
import { type JudgedPrompt, judgePictures, type SetScore, scoreSet } from './scores.ts';

export interface EvaluateOptions {
  /** Model folder. */
  readonly model: string;
  /** Judge folder. */
  readonly judge: string;
  readonly sets: readonly PromptSet[];
  /** Pictures of each prompt. */
  readonly pictures: number;
  readonly seed: number;
  /** Pictures drawn, of which the best are kept. */
  readonly candidates?: number | undefined;
  /** What is absent the model decides. */
  readonly sampling?: Partial<SamplingOptions>;
  /** Has the model draw scenes all at once, in place of thing by thing. */
  readonly joint?: boolean | undefined;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onPrompt?: (done: number, total: number, prompt: string) => void;
  /** Sees each prompt's pictures as they are judged. */
  readonly onDrawn?: (set: string, drawn: JudgedPrompt, pictures: readonly Picture[]) => Promise<void>;
}

/** The scores of one prompt set. */
export interface EvaluatedSet {
  readonly name: string;
  readonly model: SetScore;
  /** Of the pictures that were composed thing by thing; absent where there are none. */
  readonly scenes?: SceneScore;
  /** Absent for sets that the judge has no reference of. */
  readonly real?: SetScore;
  readonly lazy?: SetScore;
  readonly realScenes?: SceneScore;
}

export interface Evaluation {
  readonly model: string;
  readonly seed: number;
  readonly picturesPerPrompt: number;
  readonly candidates: number;
  readonly sampling: SamplingOptions;
  readonly sets: readonly EvaluatedSet[];
  /** Mean seconds that a prompt's pictures took, ranking included. */
  readonly secondsPerPrompt: number;
}

/** @throws NonetError `judge-missing`, `model-*`, `cancelled` and those of drawing */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const { sets, threads = 0 } = options;
  const judge = await Judge.open(options.judge, threads);
  const reference = readReference(options.judge);
  const pipeline = openModel(options.model, { threads });
  const total = sets.reduce((sum, { prompts }) => sum + prompts.length, 0);
  const evaluated: EvaluatedSet[] = [];
  let done = 0;
  let seconds = 0;
  let settings: (SamplingOptions & { readonly candidates: number }) | undefined;
  try {
    for (const { name, prompts } of sets) {
      const all: JudgedPrompt[] = [];
      const scenes: JudgedScene[] = [];
      for (const prompt of prompts) {
        const start = performance.now();
        const drawing = await pipeline.draw(prompt.prompt, drawOptions(options));
        if (done > 0) seconds += (performance.now() - start) / 1000; // the first one compiles
        settings = drawing.options;
        const drawn = await judgePictures(judge, prompt, drawing.pictures);
        all.push(drawn);
        scenes.push(...(await judgeScenes(judge, drawing)));
        await options.onDrawn?.(name, drawn, drawing.pictures);
        done++;
        options.onPrompt?.(done, total, prompt.prompt);
      }
      const peers: Partial<PeerScores> = reference?.scores[name] ?? {};
      const sceneScore = scoreScenes(scenes);
      evaluated.push({
        name,
        model: scoreSet(all, reference?.yardsticks.get(name)),
        ...(sceneScore ? { scenes: sceneScore } : {}),
        ...peers,
      });
    }
  } finally {
    await pipeline.release();
    await judge.release();
  }
  const { guidanceScale, temperature, topK, topP, candidates } = settings!;
  return {
    model: basename(options.model),
    seed: options.seed,
    picturesPerPrompt: options.pictures,
    candidates,
    sampling: { guidanceScale, temperature, topK, topP },
    sets: evaluated,
    secondsPerPrompt: seconds / Math.max(1, total - 1),
  };
}

/** Nothing for a drawing that has no scene. */
async function judgeScenes(judge: Judge, { scene, pictures }: Drawing): Promise<JudgedScene[]> {
  const judged: JudgedScene[] = [];
  if (scene) for (const picture of pictures) judged.push(await judgeScene(judge, scene, picture));
  return judged;
}

const drawOptions = ({
  seed,
  pictures,
  candidates,
  sampling,
  joint,
  signal,
}: EvaluateOptions): DrawOptions => ({
  ...sampling,
  seed,
  count: pictures,
  ...(candidates === undefined ? {} : { candidates }),
  ...(joint ? { joint } : {}),
  ...(signal ? { signal } : {}),
});
