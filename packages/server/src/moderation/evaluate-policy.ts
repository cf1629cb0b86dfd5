// Measures a policy on labelled prompts: what it refuses wrongly, and what it misses.
import { readFileSync } from 'node:fs';
import { ServiceError } from '../service-error.ts';
import type { PromptPolicy } from './policy.ts';

interface LabelledPrompt {
  /** The category that must refuse it; `ok` if none may. */
  readonly label: string;
  readonly prompt: string;
}

export interface PolicyFigures {
  readonly prompts: number;
  /** Prompts that must not be refused. */
  readonly innocent: number;
  readonly falseBlocks: readonly {
    readonly prompt: string;
    readonly category: string;
    readonly found: readonly string[];
  }[];
  readonly misses: readonly LabelledPrompt[];
  /** Refused, but in the name of another category. */
  readonly otherCategory: readonly (LabelledPrompt & { readonly category: string })[];
}

const INNOCENT = 'ok';
/** What each was written for is said in its first lines: the policy was tuned on all but the last. */
export const evaluationSets = {
  tuning: new URL('evaluation/tuning.txt', import.meta.url),
  'written before': new URL('evaluation/held-out.txt', import.meta.url),
  'second hand': new URL('evaluation/second-hand.txt', import.meta.url),
  fresh: new URL('evaluation/fresh.txt', import.meta.url),
  unseen: new URL('evaluation/unseen.txt', import.meta.url),
} as const;

/** Reads prompts, one a line: `category: prompt` or `ok: prompt`. @throws ServiceError `prompts-invalid` */
export function readLabelledPrompts(file: string | URL): LabelledPrompt[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, label, prompt] = /^([a-z-]+): (.+)$/.exec(line) ?? [];
    if (!label || !prompt) {
      throw new ServiceError(
        'prompts-invalid',
        `${String(file)}, line ${index + 1}: expected "category: prompt"`,
      );
    }
    return [{ label, prompt }];
  });
}

export function evaluatePolicy(policy: PromptPolicy, prompts: readonly LabelledPrompt[]): PolicyFigures {
  const checked = prompts.map((labelled) => ({ ...labelled, refusal: policy.check(labelled.prompt) }));
  const guilty = checked.filter(({ label }) => label !== INNOCENT);
  return {
    prompts: prompts.length,
    innocent: prompts.length - guilty.length,
    falseBlocks: checked.flatMap(({ label, prompt, refusal }) =>
      label === INNOCENT && refusal ? [{ prompt, category: refusal.category, found: refusal.found }] : [],
    ),
    misses: guilty.filter(({ refusal }) => !refusal).map(({ label, prompt }) => ({ label, prompt })),
    otherCategory: guilty.flatMap(({ label, prompt, refusal }) =>
      refusal && refusal.category !== label ? [{ label, prompt, category: refusal.category }] : [],
    ),
  };
}

/** Figures as text. @param list whether the prompts themselves are listed */
export function formatPolicyFigures(name: string, figures: PolicyFigures, list: boolean): string {
  const { prompts, innocent, falseBlocks, misses, otherCategory } = figures;
  const share = (part: number, whole: number) =>
    `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
  const lines = [
    `${name}: ${prompts} prompts`,
    `  false blocks    ${share(falseBlocks.length, innocent)}`,
    `  misses          ${share(misses.length, prompts - innocent)}`,
    `  other category  ${share(otherCategory.length, prompts - innocent)}`,
  ];
  if (list) {
    for (const { prompt, category, found } of falseBlocks)
      lines.push(`  false block: ${prompt}  (${category}: ${found.join(' + ')})`);
    for (const { label, prompt } of misses) lines.push(`  miss: ${prompt}  (${label})`);
  }
  return lines.join('\n');
}
