// Which prompts are drawn: rules over lists of words, in a file that the host may replace (default-policy.json).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ServiceError } from '../service-error.ts';
import { normalForms } from './normalize.ts';

/**
 * - `categories`: what is not drawn, and how it is told to people
 * - `lists`: words by language (any names). `porn*` and `*porn*` stand for parts of words, `/.../` is a regular
 *   expression; words are written without accents, as normalize.ts makes them
 * - `rules`: a prompt is of a category if each list of `all` has a word in it and no list of `unless` has one; the
 *   first that fits counts
 * - `allow`: phrases that are passed over
 */
const PolicyFile = z.strictObject({
  categories: z.record(z.string().regex(/^[a-z][a-z-]{0,39}$/), z.string().min(1).max(200)),
  allow: z.array(z.string().min(1)).default([]),
  lists: z.record(z.string(), z.record(z.string(), z.array(z.string().min(1)))),
  rules: z.array(
    z.strictObject({
      category: z.string(),
      all: z.array(z.string()).min(1),
      unless: z.array(z.string()).default([]),
    }),
  ),
});
type PolicyFile = z.infer<typeof PolicyFile>;

export interface Refusal {
  readonly category: string;
  /** What is not drawn, in words. */
  readonly reason: string;
  /** The words that it was recognised by: for the host, not for whoever asked. */
  readonly found: readonly string[];
}

const DEFAULT_POLICY = new URL('default-policy.json', import.meta.url);

export class PromptPolicy {
  readonly #file: PolicyFile;
  readonly #lists: ReadonlyMap<string, RegExp>;
  readonly #allow: RegExp | undefined;

  /** @throws ServiceError `policy-invalid` that names what is wrong */
  constructor(content: unknown) {
    const { data, error } = PolicyFile.safeParse(content);
    if (error) {
      const { path, message } = error.issues[0]!;
      throw new ServiceError('policy-invalid', `policy: ${path.join('.') || 'file'}: ${message}`);
    }
    this.#file = data;
    this.#lists = new Map(
      Object.entries(data.lists).map(([name, languages]) => [
        name,
        toRegExp(name, Object.values(languages).flat()),
      ]),
    );
    this.#allow = data.allow.length > 0 ? toRegExp('allow', data.allow) : undefined;
    for (const { category, all, unless } of data.rules) {
      const unknown = [...all, ...unless].find((name) => !this.#lists.has(name));
      if (!(category in data.categories) || unknown !== undefined) {
        const what = unknown === undefined ? `category ${category}` : `list ${unknown}`;
        throw new ServiceError('policy-invalid', `policy: rules: there is no ${what}`);
      }
    }
  }

  /** @throws ServiceError `policy-unreadable`, `policy-invalid` */
  static read(path: string | URL = DEFAULT_POLICY): PromptPolicy {
    let content: unknown;
    try {
      content = JSON.parse(readFileSync(path, 'utf8'));
    } catch (cause) {
      throw new ServiceError('policy-unreadable', `${String(path)}: ${(cause as Error).message}`, { cause });
    }
    return new PromptPolicy(content);
  }

  get categories(): Readonly<Record<string, string>> {
    return this.#file.categories;
  }

  /** Why texts that will be drawn together are refused; undefined if they are not. */
  check(...texts: readonly string[]): Refusal | undefined {
    const forms = normalForms(texts.join('\n')).map((form) =>
      this.#allow ? form.replace(this.#allow, ' . ') : form,
    );
    const finds = new Map<string, string | undefined>();
    const find = (name: string): string | undefined => {
      if (!finds.has(name)) finds.set(name, firstMatch(forms, this.#lists.get(name)!));
      return finds.get(name);
    };
    for (const { category, all, unless } of this.#file.rules) {
      if (all.every((name) => find(name) !== undefined) && !unless.some((name) => find(name) !== undefined)) {
        return { category, reason: this.#file.categories[category]!, found: all.map((name) => find(name)!) };
      }
    }
    return undefined;
  }
}

function firstMatch(forms: readonly string[], list: RegExp): string | undefined {
  for (const form of forms) {
    list.lastIndex = 0;
    const found = list.exec(form);
    if (found) return found[0];
  }
  return undefined;
}

/** One expression for all words of a list. */
function toRegExp(name: string, words: readonly string[]): RegExp {
  const parts = words.map((word) => {
    const written = /^\/(.+)\/$/.exec(word)?.[1];
    if (written !== undefined) return `(?:${written})`;
    const plain = normalForms(word.replaceAll('*', ''))[0]!;
    const letters = '[\\p{L}\\p{N}]*';
    return `${word.startsWith('*') ? letters : ''}${plain}${word.endsWith('*') ? letters : ''}`;
  });
  try {
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  } catch (cause) {
    throw new ServiceError('policy-invalid', `policy: ${name}: ${(cause as Error).message}`, { cause });
  }
}
