// The catalogues of all languages, and their compiler: for the build of the page and for the service.
import compile from 'icu-minify/compile';
import { web as de } from './de/index.ts';
import { web as en, type WebMessages } from './en/index.ts';
import { web as es } from './es/index.ts';
import { web as fr } from './fr/index.ts';
import { web as it } from './it/index.ts';
import type { Language } from './languages.ts';
import { web as pt } from './pt/index.ts';
import type { Compiled, Translated } from './texts.ts';

export const webMessages: Readonly<Record<Language, Translated<WebMessages>>> = { en, de, es, fr, it, pt };

/** @throws Error if a message is no ICU MessageFormat */
export const compileMessages = <Key extends string>(messages: Readonly<Record<Key, string>>): Compiled<Key> =>
  Object.fromEntries(
    Object.entries<string>(messages).map(([key, message]) => [key, compile(message)]),
  ) as Compiled<Key>;
