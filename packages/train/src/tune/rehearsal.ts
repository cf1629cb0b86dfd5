// A model's own drawings of what it knows, which fine-tuning holds it to; drawn once and kept in a file.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ImageTokenGenerator,
  type LexiconFile,
  parseLexicon,
  type Tokenizer,
  Understander,
} from '@nonet/models';
import { captionTokens } from '../dalle/task.ts';
import { uniformStream } from '../random.ts';
import { readJson } from '../recipe.ts';
import { readLines } from '../text-lines.ts';
import type { TokenisedPicture } from './examples.ts';

/** In a model folder: drawings that come with it. Made by copying the file that a run has kept. */
const SHIPPED = 'rehearsal.json';

interface KeptDrawings {
  readonly prompts: readonly string[];
  /** One picture each: its tokens as uint16, little-endian, in base64. */
  readonly tokens: readonly string[];
}

/** Prompts for models without a lexicon. */
const FORTY_PROMPTS = fileURLToPath(new URL('../prompts/forty.txt', import.meta.url));
/** Commonest names of the lexicon, of which some are rehearsed. */
const POPULAR = 1000;
const THINGS = 96;
const COLOURS = ['red', 'blue', 'green', 'yellow', 'black', 'white', 'pink', 'orange'];
/** Many things with few pictures each preserve more than few things with many. */
const PICTURES = 2;

/** Prompts for things that a model knows, every third in a colour. */
function rehearsalPrompts(model: string, seed: number): string[] {
  const path = join(model, 'lexicon.json');
  if (!existsSync(path)) return readLines(FORTY_PROMPTS).map(({ text }) => text);
  const file = readJson(path) as LexiconFile;
  const understander = new Understander(parseLexicon(file));
  const popular = Object.entries(file.names)
    .sort(([, a], [, b]) => b - a)
    .slice(0, POPULAR)
    .map(([name]) => name);
  const uniform = uniformStream(seed, 'rehearsal');
  const pick = (list: readonly string[]) => list[Math.floor(uniform() * list.length)]!;
  return Array.from({ length: THINGS }, (_, i) =>
    i % 3 === 0 ? `a ${pick(COLOURS)} ${pick(popular)}` : understander.describe({ name: pick(popular) }),
  );
}

export interface RehearsalOptions {
  readonly generator: ImageTokenGenerator;
  readonly tokenizer: Tokenizer;
  /** Model folder, for its lexicon and its kept drawings. */
  readonly model: string;
  readonly seed: number;
  /** File that keeps the drawings for a run that goes on. */
  readonly file: string;
  readonly signal?: AbortSignal;
  readonly onPrompt?: (done: number, total: number) => void;
}

/** The model's drawings of things that it knows. @throws NonetError `cancelled` */
export async function rehearse(options: RehearsalOptions): Promise<TokenisedPicture[]> {
  const { model, file, seed } = options;
  const kept = [join(model, SHIPPED), file].find((path) => existsSync(path));
  if (kept !== undefined) return fromKept(readJson(kept) as KeptDrawings);
  const prompts = rehearsalPrompts(model, seed);
  const drawn: TokenisedPicture[] = [];
  let done = 0;
  const draw = async (prompt: string, index: number) => {
    const pictures = await drawPrompt(options, prompt, seed + index);
    options.onPrompt?.(++done, prompts.length);
    return pictures;
  };
  // The generator draws two prompts in one batch.
  for (let first = 0; first < prompts.length; first += 2) {
    const pair = prompts.slice(first, first + 2).map((prompt, i) => draw(prompt, first + i));
    drawn.push(...(await Promise.all(pair)).flat());
  }
  writeFileSync(file, JSON.stringify(toKept(drawn)));
  return drawn;
}

async function drawPrompt(
  { generator, tokenizer, signal }: RehearsalOptions,
  prompt: string,
  seed: number,
): Promise<TokenisedPicture[]> {
  const length = generator.config.maxTextLength;
  const pictures = await generator.generate({
    prompt: captionTokens(tokenizer, prompt, length),
    unconditional: captionTokens(tokenizer, '', length),
    seed,
    pictures: Array.from({ length: PICTURES }, (_, i) => i),
    guidanceScale: 1,
    temperature: 1,
    topK: 0,
    topP: 1,
    ...(signal && { signal }),
  });
  return pictures.map(({ tokens }) => ({ captions: [prompt], tokens: Uint16Array.from(tokens, Number) }));
}

const toKept = (drawn: readonly TokenisedPicture[]): KeptDrawings => ({
  prompts: drawn.map(({ captions }) => captions[0]!),
  tokens: drawn.map(({ tokens }) => {
    const bytes = Buffer.alloc(2 * tokens.length);
    tokens.forEach((token, i) => bytes.writeUInt16LE(token, 2 * i));
    return bytes.toString('base64');
  }),
});

const fromKept = ({ prompts, tokens }: KeptDrawings): TokenisedPicture[] =>
  tokens.map((text, i) => {
    const bytes = Buffer.from(text, 'base64');
    const codes = Uint16Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16LE(2 * at));
    return { captions: [prompts[i]!], tokens: codes };
  });
