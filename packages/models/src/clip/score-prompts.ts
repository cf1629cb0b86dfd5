// Scores pictures against the weighted prompts of a drawing.
import type { RgbPicture } from '../picture.ts';
import type { ClipRanker } from './ranker.ts';

interface ScoredPrompt {
  readonly prompt: string;
  readonly weight: number;
}

/** Mean similarity of each picture to the prompts, by their weights. `[pictures]` */
export async function scorePrompts(
  clip: ClipRanker,
  prompts: readonly ScoredPrompt[],
  pictures: readonly RgbPicture[],
  throwIfCancelled: () => void,
): Promise<number[]> {
  const total = prompts.reduce((sum, { weight }) => sum + weight, 0);
  const scores = pictures.map(() => 0);
  for (const { prompt, weight } of prompts) {
    throwIfCancelled();
    const fits = await clip.score(prompt, pictures);
    fits.forEach((fit, i) => {
      scores[i]! += (fit * weight) / total;
    });
  }
  return scores;
}
