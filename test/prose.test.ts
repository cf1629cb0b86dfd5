// Headers of source files are plain sentences, and files that the documents name are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isTest, readSources } from './import-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A header that opens with one of these reads as a riddle. */
const QUESTION = /^(What|Who|Whom|Whose|Whoever|How|Where|Whether|Which|When|Why)\b/;
/** Paths of this repository in the text of a document. */
const NAMED = /`((?:packages|test|scripts|docs|deploy|examples|weights)\/[\w./-]*\w)`/g;

/** The first sentence of the comment that a file begins with; undefined without one. */
const headerOf = (text: string): string | undefined => /^(?:#!.*\n)?\/[/*]+ ?(.*)/.exec(text)?.[1];

it('recognises headers', () => {
  expect(headerOf('#!/usr/bin/env node\n// Starts it.\n')).toBe('Starts it.');
  expect(headerOf('import x from "y";')).toBeUndefined();
  expect('How it starts.').toMatch(QUESTION);
});

it('opens no header with a question word', () => {
  const sources = readSources(root);
  expect(sources.length).toBeGreaterThan(50);
  const wrong = sources
    .map(({ path, text }) => ({ path, header: headerOf(text) }))
    .filter(({ path, header }) => (header === undefined ? !isTest(path) : QUESTION.test(header)));
  expect(wrong.map(({ path, header }) => `${path}: ${header}`)).toEqual([]);
});

it.each(['README.md', 'CONTRIBUTING.md', ...documents()])('%s names files that are there', (document) => {
  const named = [...readFileSync(join(root, document), 'utf8').matchAll(NAMED)].map(([, path]) => path!);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

/** Decisions are records of their day: they may name what is gone. */
function documents(): string[] {
  return readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
}
