// Gain of ranking: nine unranked pictures beside the best nine of more, chosen by a CLIP that is not the judge.
import { openClip, openModel } from '@nonet/models/node';
import { compile } from '@nonet/tensor/node';
import { Judge } from './judge.ts';
import type { PromptSet } from './prompt-file.ts';
import { type JudgedPrompt, judgePictures, type SetScore, scoreSet } from './scores.ts';

interface RankingOptions {
  readonly model: string;
  readonly judge: string;
  /** Folder of the CLIP that ranks. */
  readonly ranker: string;
  readonly sets: readonly PromptSet[];
  /** Numbers of candidates, each at least `pictures`. */
  readonly candidates: readonly number[];
  /** Pictures kept. */
  readonly pictures: number;
  readonly seed: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onPrompt?: (done: number, total: number, prompt: string) => void;
}

interface RankedScore {
  readonly candidates: number;
  readonly sets: readonly { readonly name: string; readonly score: SetScore }[];
}

export interface RankingReport {
  readonly scores: readonly RankedScore[];
  /** Seconds to draw one candidate, and to rank one; means over all. */
  readonly drawSeconds: number;
  readonly rankSeconds: number;
}

/** Draws the most candidates once and ranks growing parts of them. @throws NonetError as `evaluate` */
export async function measureRanking(options: RankingOptions): Promise<RankingReport> {
  const { sets, candidates, pictures, seed, threads = 0, signal } = options;
  const judge = await Judge.open(options.judge, threads);
  const ranker = openClip(options.ranker, (graph, weights) => compile(graph, { weights, threads }));
  const pipeline = openModel(options.model, { threads });
  const most = Math.max(...candidates);
  const judged = new Map(candidates.map((count) => [count, sets.map((): JudgedPrompt[] => [])]));
  const total = sets.reduce((sum, { prompts }) => sum + prompts.length, 0);
  let [done, drawSeconds, rankSeconds] = [0, 0, 0];
  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const start = performance.now();
    const result = await work();
    return [result, done === 0 ? 0 : (performance.now() - start) / 1000]; // the first one compiles
  };
  try {
    for (const [index, { prompts }] of sets.entries()) {
      for (const prompt of prompts) {
        const draw = () => pipeline.draw(prompt.prompt, { seed, count: most, ...(signal ? { signal } : {}) });
        const [drawing, drawn] = await timed(draw);
        const [scores, ranked] = await timed(() => ranker.score(prompt.prompt, drawing.pictures));
        drawSeconds += drawn;
        rankSeconds += ranked;
        const whole = await judgePictures(judge, prompt, drawing.pictures);
        for (const [count, perSet] of judged) {
          const kept = bestOf(scores.slice(0, count), pictures);
          perSet[index]!.push({
            prompt,
            places: kept.map((i) => whole.places[i]!),
            judged: kept.map((i) => whole.judged[i]!),
          });
        }
        done++;
        options.onPrompt?.(done, total, prompt.prompt);
      }
    }
  } finally {
    await pipeline.release();
    await ranker.release();
    await judge.release();
  }
  const timedPictures = Math.max(1, total - 1) * most;
  return {
    scores: [...judged].map(([count, perSet]) => ({
      candidates: count,
      sets: perSet.map((all, i) => ({ name: sets[i]!.name, score: scoreSet(all) })),
    })),
    drawSeconds: drawSeconds / timedPictures,
    rankSeconds: rankSeconds / timedPictures,
  };
}

/** Places of the largest scores, the largest first. */
function bestOf(scores: readonly number[], count: number): number[] {
  return scores
    .map((score, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ index }) => index);
}
