// Says of a variation what it varies.
import { shorten } from '@nonet/api';
import { t } from '../text.ts';
import type { Entry } from './history-store.ts';

/** @returns words like "Variation of a cat", undefined for a drawing from its prompt alone */
export function variationLabel({ request }: Entry, entries: readonly Entry[]): string | undefined {
  const { start, scene, prompt } = request;
  if (start) {
    const from = findSource(start.picture, entries);
    if (!from) return t(start.place === 'top' ? 'variation.continuesSome' : 'variation.ofSome');
    const kind = start.place === 'top' ? 'continues' : 'of';
    return from.prompt === prompt
      ? t(`variation.${kind}Picture`, { number: from.picture + 1 })
      : t(`variation.${kind}`, { prompt: shorten(from.prompt, 40) });
  }
  return scene ? t('variation.of', { prompt: shorten(prompt, 40) }) : undefined;
}

interface Source {
  readonly prompt: string;
  /** From 0. */
  readonly picture: number;
}

function findSource(name: string, entries: readonly Entry[]): Source | undefined {
  for (const { request, pictures = [] } of entries) {
    const picture = pictures.findIndex((url) => url.endsWith(`/${name}`));
    if (picture >= 0) return { prompt: request.prompt, picture };
  }
  return undefined;
}
