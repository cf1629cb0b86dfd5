// Files of prompts with what a picture of each must show: `a red cat | things: cat | colour: red`.
import { basename } from 'node:path';
import { NonetError } from '@nonet/core';
import { readLines } from '../text-lines.ts';

/** A prompt and what can be checked about its pictures. */
export interface EvaluationPrompt {
  readonly prompt: string;
  /** Things that must be recognised, as the list of nouns calls them. */
  readonly things: readonly string[];
  /** Things any one of which will do, for a word that no picture is named after. */
  readonly standIns: readonly string[];
  readonly colour?: string;
  readonly count?: number;
  readonly style?: string;
  /** Words by which a viewer may name a thing, beside its own name: by the thing, or by "place". */
  readonly accept?: Readonly<Record<string, readonly string[]>>;
  /** How two things stand to each other, and where: what a real picture of the prompt is composed from. */
  readonly relation?: string;
  readonly place?: string;
}

/** One file of prompts. */
export interface PromptSet {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly prompts: readonly EvaluationPrompt[];
}

const KEYS = ['things', 'stand-ins', 'colour', 'count', 'style', 'relation', 'place', 'accept <thing>'];
const ACCEPT = 'accept ';

/**
 * Reads a file: one prompt a line, behind it ` | key: value` pairs; empty lines and lines that begin with `#` are
 * let pass.
 * @throws NonetError `prompts-missing`, `prompts-line` that names the line
 */
export function readPromptSet(file: string): PromptSet {
  const prompts = readLines(file).map(({ text, line }) => parsePrompt(text, `${file}, line ${line}`));
  if (prompts.length === 0) throw new NonetError('prompts-missing', `${file}: expected a prompt, got none`);
  return { name: basename(file).replace(/\.txt$/, ''), prompts };
}

/** Reads one line of a prompt file. @param where names the line in errors @throws NonetError `prompts-line` */
export function parsePrompt(text: string, where: string): EvaluationPrompt {
  const [prompt, ...pairs] = text.split('|').map((part) => part.trim());
  const values = new Map<string, string>();
  for (const pair of pairs) {
    const colon = pair.indexOf(':');
    const key = pair.slice(0, colon).trim();
    if (colon < 0 || !(KEYS.includes(key) || key.startsWith(ACCEPT))) {
      throw new NonetError(
        'prompts-line',
        `${where}: expected "key: value" with a key of ${KEYS.join(', ')}, got "${pair}"`,
      );
    }
    values.set(key, pair.slice(colon + 1).trim());
  }
  if (!prompt) throw new NonetError('prompts-line', `${where}: expected a prompt before the first "|"`);
  const list = (key: string) => splitList(values.get(key));
  const accept = [...values].flatMap(([key, value]) =>
    key.startsWith(ACCEPT) ? [[key.slice(ACCEPT.length), splitList(value)] as const] : [],
  );
  const optional = (key: string) => (values.has(key) ? { [key]: values.get(key)! } : {});
  const count = values.get('count');
  if (count !== undefined && !/^[1-5]$/.test(count)) {
    throw new NonetError('prompts-line', `${where}: "count" should be a number from 1 to 5, got "${count}"`);
  }
  return {
    prompt,
    things: list('things'),
    standIns: list('stand-ins'),
    ...optional('colour'),
    ...optional('style'),
    ...optional('relation'),
    ...optional('place'),
    ...(accept.length === 0 ? {} : { accept: Object.fromEntries(accept) }),
    ...(count === undefined ? {} : { count: Number(count) }),
  };
}

const splitList = (value: string | undefined): string[] => value?.split(',').map((item) => item.trim()) ?? [];

/** A prompt as a line of a file. */
export function formatPrompt(prompt: EvaluationPrompt): string {
  const { things, standIns, colour, count, style, relation, place, accept } = prompt;
  const values = [
    ['things', things.join(', ')],
    ['stand-ins', standIns.join(', ')],
    ['colour', colour],
    ['count', count],
    ['style', style],
    ['relation', relation],
    ['place', place],
    ...Object.entries(accept ?? {}).map(([name, words]) => [`${ACCEPT}${name}`, words.join(', ')] as const),
  ] as const;
  const pairs = values.filter(([, value]) => value !== undefined && value !== '');
  return [prompt.prompt, ...pairs.map(([key, value]) => `${key}: ${value}`)].join(' | ');
}
