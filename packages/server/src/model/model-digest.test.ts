import { appendFileSync, cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyModel } from '@nonet/models/testing';
import { afterAll, expect, it } from 'vitest';
import { modelDigest } from './model-digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-digest-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('tells models by what they draw with, not by name, place or words about them', async () => {
  const [one, two] = [join(folder, 'one'), join(folder, 'elsewhere', 'two')];
  writeTinyModel(one);
  cpSync(one, two, { recursive: true });
  const digest = await modelDigest(one);
  expect(await modelDigest(two)).toBe(digest);
  writeFileSync(join(two, 'README.md'), 'about it');
  expect(await modelDigest(two)).toBe(digest);
  appendFileSync(join(two, 'tokenizer.json'), ' ');
  const changed = await modelDigest(two);
  expect(changed).not.toBe(digest);
  renameSync(join(one, 'tokenizer.json'), join(one, 'renamed.json'));
  expect([digest, changed]).not.toContain(await modelDigest(one));
});
