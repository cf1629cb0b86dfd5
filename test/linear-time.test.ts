// Every reader of people's text takes time in proportion to it, whatever the text: expressions that go back and forth over
// a run of characters would hold up everybody else.
import { readFileSync } from 'node:fs';
import { fileName, nameOf, plainText } from '@nonet/api';
import { expect, it } from 'vitest';
import { requestText } from '../packages/api/src/request-text.ts';
import { HashtagSplitter } from '../packages/models/src/tokenizer/hashtags.ts';
import { normalizeText } from '../packages/models/src/tokenizer/text-normalizer.ts';
import { Tokenizer } from '../packages/models/src/tokenizer/tokenizer.ts';
import { parseLexicon, Understander } from '../packages/models/src/understanding/index.ts';
import { hideAddresses } from '../packages/server/src/accounts/auth.ts';
import { normalForms } from '../packages/server/src/moderation/normalize.ts';
import { PromptPolicy } from '../packages/server/src/moderation/policy.ts';
import { readXmp } from '../packages/server/src/provenance/xmp.ts';
import { hasSecret, network } from '../packages/server/src/routes/caller.ts';
import { errorBody } from '../packages/server/src/routes/error-body.ts';
import { toSquare } from '../packages/server/src/routes/openai/squares.ts';
import { readUploads } from '../packages/server/src/routes/openai/uploads.ts';
import { parsePictureName } from '../packages/server/src/routes/picture-urls.ts';
import { readParameters } from '../packages/server/src/routes/sdapi/png-info.ts';
import { toQuery } from '../packages/server/src/sharing/words.ts';

/** Characters that a loop of an expression may take, alone and in turns with what ends it. */
const UNITS =
  'a|1| |*|#|\'|"|.|,|-|_|/|<|>|(|[|:|=|@|&|~|+|$|!|é|猫|как|㌀|🙂|A|a |a*|a.|1,|1 x|( |a-|--|::1 |<person>|http|#a|\n|\t |\u0301|\u0301\u0316|\u0334\uff9e|\u200b|&amp;|amp;|x="|say "|by |; |A: "|A: "\\|a zombi king riding a huge red horse, |<nonet:Seed>| nonet:Seed="| nonet:Seed '.split(
    '|',
  );
/** Before and after the run: so that it begins, and so that it fails at its end. */
const FRAMES = [
  ['', ''],
  ['<person>&a', 'a!\u0001'],
] as const;
/** Milliseconds below which a text of the full length holds up nobody. */
const NOTHING = 20;
/** Twice the text takes twice the time; four times if it is looked at as often as it is long. */
const MOST_GROWTH = 2.8;
const ATTEMPTS = 5;

const weights = new URL('../weights/nonet-1/', import.meta.url);
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, weights), 'utf8'));
const policy = PromptPolicy.read();
const understander = new Understander(parseLexicon(readJson('lexicon.json')));
const tokenizer = new Tokenizer(readJson('tokenizer.json') as object);
const splitter = new HashtagSplitter(['the', 'a', 'cat', "'s", "'", '1']);
const headersOf = (cookie: string) => ({ headers: { cookie, 'nonet-client': cookie } }) as never;

/** Prompts reach the models as the service takes them. */
const accepted = requestText(10_000);

/** [what reads, most characters that reach it, it] */
const READERS: readonly (readonly [string, number, (text: string) => unknown])[] = [
  ['the policy', 10_000, (text) => policy.check(text)],
  ["the policy's forms", 10_000, normalForms],
  ['understanding', 10_000, (text) => understander.understand(accepted.parse(text))],
  [
    "the published model's normaliser",
    10_000,
    (text) => normalizeText(accepted.parse(text), { hashtagSplitter: splitter }),
  ],
  ['the tokenizer', 10_000, (text) => tokenizer.encode(accepted.parse(text), 64)],
  ['names of pictures and files', 10_000, (text) => [nameOf(plainText(text), 0, 1), fileName(text)]],
  ['searches', 10_000, toQuery],
  ['sizes', 10_000, (size) => toSquare({ size })],
  [
    'pictures in JSON',
    400_000,
    (image) => readUploads(jsonOf(image), ['image'], async () => undefined).catch(() => {}),
  ],
  ['cookies', 16_000, (text) => hasSecret(headersOf(text))],
  ['addresses of clients', 16_000, network],
  [
    'addresses of pages',
    16_000,
    (url) => [errorBody({ code: 'not-found', message: '' } as never, url), parsePictureName(url)],
  ],
  ['texts of picture files', 100_000, (text) => [readParameters(`a\n${text}`), readXmp(text)]],
  ['messages for the log', 100_000, hideAddresses],
];

const jsonOf = (image: string) => ({ isMultipart: () => false, body: { image } }) as never;

/** Milliseconds of the processor, whatever else the machine does, at best. */
function bestOf(times: number, action: () => unknown): number {
  const took = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...took);
}

/** Whether a text took far more than twice as long as its half, at every attempt. */
function grows(read: (text: string) => unknown, make: (length: number) => string, length: number): boolean {
  const [whole, half] = [make(length), make(length / 2)];
  for (let times = 1; times <= ATTEMPTS; times++) {
    const full = bestOf(times, () => read(whole));
    if (full < NOTHING || full < MOST_GROWTH * bestOf(times, () => read(half))) return false;
  }
  return true;
}

it.each(READERS)(
  '%s, of at most %d characters',
  (_name, length, read) => {
    const slow = UNITS.flatMap((unit) =>
      FRAMES.filter(([before, after]) =>
        grows(
          read,
          (n) => before + unit.repeat((n - before.length - after.length) / unit.length) + after,
          length,
        ),
      ).map(([before, after]) => `${before}${unit}…${after}`),
    );
    expect(slow).toEqual([]);
  },
  60_000,
);
