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
      expect(missed, said).toBeLessThan(name === 'unseen' ? 0.15 : 0.03); // words know no meaning: see docs/trust.md
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

  it('knows words of scripts that are written without spaces, wherever they stand', () => {
    expect(policy.check('公园里的裸体女人')).toMatchObject({ category: 'sexual' });
    expect(policy.check('公园里的女人')).toBeUndefined();
  });

  it.each([
    ['88 heil', 'hate'],
    ['a skinhead with 88 on his arm', 'hate'],
    ['a 14/88 tattoo', 'hate'],
    ['1488', 'hate'],
    ['1488 sprayed on a wall', 'hate'],
    ['request 88', undefined],
    ['request 1488', undefined],
    ['14 cats and 88 dogs', undefined],
    ['a racing car with number 88 next to number 14', undefined],
    ['a piano with 88 keys', undefined],
    ['pages 14, 88 and 90 of a book', undefined],
    ['a flag of Portugal in the year 1488', undefined],
  ])('takes numbers for numbers unless what is beside them says otherwise: %s', (prompt, category) => {
    expect(policy.check(prompt)?.category).toBe(category);
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
  ['boooobs', 'boobs'],
  ['p*rn, b**bs', 'porn boobs'],
  ['s 3 x', 'sex'],
  ['k i l l  m y s e l f', 'kill myself'],
  ['🅿🅾🆁🅽', 'porn'],
  ['ᴘᴏʀɴ', 'porn'],
  ['ni66er', 'nigger'],
  ['boobz', 'boobs'],
  ['Straße', 'strasse'],
])('takes %s for %s', (text, form) => {
  expect(normalForms(text)).toContain(form);
});

it('leaves numbers numbers', () => {
  expect(normalForms('455 rifles, 1337')).toEqual(['455 rifles 1337']);
});

it('a text of plain words and numbers has one form', () => {
  expect(normalForms('Three cats, 2 dogs; and ponies at 12!')).toEqual([
    'three cats 2 dogs and ponies at 12',
  ]);
  expect(normalForms('three cats and boobz').length).toBeGreaterThan(1);
});

describe('a policy of the host', () => {
  const own = {
    categories: { brands: 'brands of our competitors' },
    lists: {
      brands: { en: ['acme*', 'teal soda'] },
      news: { en: ['news'] },
    },
    rules: [{ category: 'brands', all: ['brands'], unless: ['news'] }],
    allow: { plants: ['acme tree'] },
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
    expect(mine.check('the TEAL soda')).toBeDefined();
    expect(mine.check('the green soda')).toBeUndefined();
    expect(mine.check('news of acme')).toBeUndefined();
    expect(mine.check('the acme tree')).toBeUndefined();
    expect(mine.check('porn')).toBeUndefined();
  });

  it.each([
    ['a list that is none', { ...own, rules: [{ category: 'brands', all: ['brand'] }] }, 'list brand'],
    ['a category that is none', { ...own, rules: [{ category: 'sect', all: ['brands'] }] }, 'category sect'],
    [
      'a list within itself',
      { ...own, lists: { ...own.lists, brands: { en: ['/<brands> ad/'] } } },
      'itself',
    ],
    [
      'a list in an expression that is none',
      { ...own, lists: { ...own.lists, brands: { en: ['/<x> ad/'] } } },
      'list x',
    ],
    ['a broken expression', { ...own, lists: { ...own.lists, brands: { en: ['/(/'] } } }, 'brands'],
    ['a category to leave out that is none', { ...own, without: ['sect'] }, 'category sect'],
    ['another form', { rules: 1 }, 'rules'],
  ])('is refused for %s', (_, content, told) => {
    expect(() => new PromptPolicy(content)).toThrow(
      expect.objectContaining({ code: 'policy-invalid', message: expect.stringContaining(told) }),
    );
  });

  it('has no expressions: they might take the square of a prompt, or more', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nonet-policy-')), 'policy.json');
    writeFileSync(file, JSON.stringify({ ...own, lists: { ...own.lists, brands: { en: ['/(a+)+b/'] } } }));
    expect(() => PromptPolicy.read(file)).toThrow(
      expect.objectContaining({ code: 'policy-invalid', message: expect.stringContaining('lists.brands') }),
    );
  });

  it('adds to ours, and leaves out what it does not want of it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nonet-policy-'));
    const file = join(folder, 'policy.json');
    const more = { nudity: { en: ['starkers'] } };
    writeFileSync(join(folder, 'brands.json'), JSON.stringify(own));
    writeFileSync(
      file,
      JSON.stringify({ include: ['default', 'brands.json'], without: ['weapons'], lists: more }),
    );
    const mine = PromptPolicy.read(file);
    expect(mine.check('an acme logo')).toMatchObject({ category: 'brands' });
    expect(mine.check('a woman, starkers')).toMatchObject({ category: 'sexual' });
    expect(mine.check('a naked woman')).toMatchObject({ category: 'sexual' });
    expect(policy.check('how to make a bomb')).toMatchObject({ category: 'weapons' });
    expect(mine.check('how to make a bomb')).toBeUndefined();
  });

  it('is refused if there is none, also one that it includes', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nonet-policy-')), 'policy.json');
    writeFileSync(file, JSON.stringify({ include: ['nowhere.json'] }));
    for (const path of ['/nowhere.json', file])
      expect(() => PromptPolicy.read(path)).toThrow(
        expect.objectContaining({
          code: 'policy-unreadable',
          message: expect.stringContaining('nowhere.json'),
        }),
      );
  });
});
