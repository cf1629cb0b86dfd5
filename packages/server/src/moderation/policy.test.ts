// The policy that ships with Nonet: what it sees through, what it leaves alone, and that a host may write another.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportReasons } from '@nonet/api';
import { describe, expect, it } from 'vitest';
import {
  evaluatePolicy,
  evaluationSets,
  formatPolicyFigures,
  readLabelledPrompts,
} from './evaluate-policy.ts';
import { normalForms } from './normalize.ts';
import { PromptPolicy } from './policy.ts';

const policy = PromptPolicy.read();

describe('the policy', () => {
  it('has categories that pictures can be reported for, each', () => {
    expect(Object.keys(reportReasons)).toEqual(expect.arrayContaining(Object.keys(policy.categories)));
  });

  it.each(Object.entries(evaluationSets))(
    'refuses few innocents and misses what it must (%s)',
    (name, file) => {
      const figures = evaluatePolicy(policy, readLabelledPrompts(file));
      const said = formatPolicyFigures(name, figures, true);
      expect(figures.falseBlocks.length / figures.innocent, said).toBeLessThan(0.03);
      const missed = figures.misses.length / (figures.prompts - figures.innocent);
      expect(missed, said).toBeLessThan(name === 'fresh' ? 0.4 : 0.03); // words know no meaning: see docs/trust.md
    },
  );

  it('is measured on more than 500 prompts of every category, none of them twice', () => {
    const sets = Object.values(evaluationSets).map(readLabelledPrompts);
    for (const set of sets)
      expect(new Set(set.map(({ label }) => label))).toEqual(
        new Set(['ok', ...Object.keys(policy.categories)]),
      );
    const prompts = sets.flat().map(({ prompt }) => prompt);
    expect(prompts.length).toBeGreaterThan(500);
    const seen = new Set<string>();
    expect(prompts.filter((prompt) => seen.size === seen.add(prompt).size)).toEqual([]);
  });

  it('looks at all texts of a request together', () => {
    expect(policy.check('a painting of a woman', 'a hat')).toBeUndefined();
    expect(policy.check('a woman', 'naked')).toMatchObject({ category: 'sexual' });
  });

  it('reads any text in reasonable time', () => {
    for (const unit of ['a ', 'a.', 'cut the ', '1 ', '\u200b', 'как ', '猫', '!1'])
      expect(policy.check(unit.repeat(10_000 / unit.length))).toBeUndefined();
  });
});

it.each([
  ['p o r n', 'porn'],
  ['P.O.R.N', 'porn'],
  ['po\u200brn', 'porn'],
  ['pörn', 'porn'],
  ['ｐｏｒｎ', 'porn'],
  ['𝖕𝖔𝖗𝖓', 'porn'],
  ['роrn', 'porn'],
  ['p0rn!', 'porn'],
  ['pooooorn', 'porn'],
  ['Straße', 'strasse'],
])('takes %s for %s', (text, form) => {
  expect(normalForms(text)).toContain(form);
});

it('leaves numbers numbers', () => {
  expect(normalForms('455 rifles, 1337')).toEqual(['455 rifles 1337']);
});

describe('a policy of the host', () => {
  const own = {
    categories: { brands: 'brands of our competitors' },
    lists: { brands: { en: ['acme*'] }, news: { en: ['news'] } },
    rules: [{ category: 'brands', all: ['brands'], unless: ['news'] }],
    allow: ['acme tree'],
  };

  it('replaces ours', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nonet-policy-')), 'policy.json');
    writeFileSync(file, JSON.stringify(own));
    const mine = PromptPolicy.read(file);
    expect(mine.check('an ACMEs logo')).toEqual({
      category: 'brands',
      reason: 'brands of our competitors',
      found: ['acmes'],
    });
    expect(mine.check('news of acme')).toBeUndefined();
    expect(mine.check('the acme tree')).toBeUndefined();
    expect(mine.check('porn')).toBeUndefined();
  });

  it.each([
    ['a list that is none', { ...own, rules: [{ category: 'brands', all: ['brand'] }] }, 'list brand'],
    ['a category that is none', { ...own, rules: [{ category: 'sect', all: ['brands'] }] }, 'category sect'],
    ['a broken expression', { ...own, lists: { ...own.lists, brands: { en: ['/(/'] } } }, 'brands'],
    ['another form', { rules: 1 }, 'categories'],
  ])('is refused for %s', (_, content, told) => {
    expect(() => new PromptPolicy(content)).toThrow(
      expect.objectContaining({ code: 'policy-invalid', message: expect.stringContaining(told) }),
    );
  });

  it('is refused if there is none', () => {
    expect(() => PromptPolicy.read('/nowhere.json')).toThrow(
      expect.objectContaining({ code: 'policy-unreadable' }),
    );
  });
});
