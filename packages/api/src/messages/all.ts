// The catalogues of all languages, and their compiler: for the build of the page and for the service.
import compile from 'icu-minify/compile';
import * as de from './de/index.ts';
import * as en from './en/index.ts';
import * as es from './es/index.ts';
import * as fr from './fr/index.ts';
import * as it from './it/index.ts';
import type { Language } from './languages.ts';
import * as pt from './pt/index.ts';
import type { Compiled, Translated } from './texts.ts';

interface Catalogue {
  /** Of the page that draws. */
  readonly web: Translated<en.WebMessages>;
  /** Of the pages that the service renders; they use those of the page that draws too. */
  readonly site: Translated<en.SiteMessages>;
}

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, de, es, fr, it, pt };

/** @throws Error if a message is no ICU MessageFormat */
export const compileMessages = <Key extends string>(messages: Readonly<Record<Key, string>>): Compiled<Key> =>
  Object.fromEntries(
    Object.entries<string>(messages).map(([key, message]) => [key, compile(message)]),
  ) as Compiled<Key>;
