// Catalogues: every language has every text, with the same values and elements; the choice of a language.
import { describe, expect, it } from 'vitest';
import { catalogues, compileMessages } from './all.ts';
import { chooseLanguage, createTexts, LANGUAGES, type Language, type SiteMessages } from './index.ts';

const languages = Object.keys(LANGUAGES) as Language[];
const others = languages.filter((language) => language !== 'en');

/** Of icu-minify: a number that is written as the language does. */
const NUMBER = 4;

/** Names of values and elements in a compiled message. */
function partsOf(compiled: unknown): string[] {
  const found = new Set<string>();
  const visit = (node: unknown, isMessage: boolean): void => {
    if (Array.isArray(node)) {
      if (!isMessage && typeof node[0] === 'string') {
        found.add(typeof node[1] === 'number' || node.length === 1 ? node[0] : `<${node[0]}>`);
        if (node[1] === NUMBER) found.add(`${node[0]} as ${JSON.stringify(node[2])}`);
        node.slice(1).forEach((inner) => visit(inner, typeof inner === 'object' && !Array.isArray(inner)));
      } else for (const inner of node) visit(inner, false);
    } else if (typeof node === 'object' && node !== null)
      for (const branch of Object.values(node)) visit(branch, true);
  };
  visit(compiled, true);
  return [...found].sort();
}

describe.each(others)('the messages in %s', (language) => {
  const messages: Readonly<Record<string, string>> = catalogues[language].site;
  const english: Readonly<Record<string, string>> = catalogues.en.site;

  it('are all there', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    expect(Object.entries(messages).filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  it('are translated', () => {
    const same = Object.keys(english).filter((key) => {
      const isText = english[key]!.replaceAll(/\{[^}]*\}|<[^>]*>/g, '').split(/\s+/).length > 2;
      return isText && messages[key] === english[key];
    });
    expect(same).toEqual([]);
  });

  it('want the values and elements of the English ones', () => {
    const [ours, theirs] = [compileMessages(english), compileMessages(messages)];
    const unlike = Object.keys(english).filter(
      (key) => JSON.stringify(partsOf(ours[key])) !== JSON.stringify(partsOf(theirs[key])),
    );
    expect(unlike).toEqual([]);
  });

  it('name no element as they name a value', () => {
    const compiled = compileMessages(messages);
    const twice = Object.keys(messages).filter((key) => {
      const names = partsOf(compiled[key]);
      return names.some((name) => names.includes(`<${name}>`));
    });
    expect(twice).toEqual([]);
  });

  // It begins what is quoted in ICU MessageFormat, and is no apostrophe of any of the languages.
  it('have no straight apostrophe', () => {
    expect(Object.values(messages).filter((message) => message.includes("'"))).toEqual([]);
  });

  it('are at most twice as long as the English ones, and a word', () => {
    const long = Object.keys(english).filter((key) => messages[key]!.length > 2 * english[key]!.length + 14);
    expect(long).toEqual([]);
  });
});

it('finds values and elements', () => {
  const compiled = compileMessages({
    a: '{count, plural, =0 {None} one {# of <b>{name}</b>} other {# <i>x</i>}} {size, number, ::.0}',
  });
  expect(partsOf(compiled.a)).toEqual([
    '<b>',
    '<i>',
    'count',
    'name',
    'size',
    'size as {"minimumFractionDigits":1,"maximumFractionDigits":1}',
  ]);
});

it('puts values in as the language writes them', () => {
  const inLanguage = (language: Language) =>
    createTexts<SiteMessages>(language, compileMessages(catalogues[language].site));
  const values = { seconds: 1.25, seed: '7' };
  expect(inLanguage('en').t('status.drawnIn', values)).toBe('Drawn in 1.3 s with seed 7.');
  expect(inLanguage('de').t('status.drawnIn', values)).toBe('In 1,3 s gezeichnet, Startwert 7.');
  expect(inLanguage('fr').t('status.before', { count: 0 })).toBe('0 dessin avant le vôtre.');
  expect(inLanguage('pt').t('history.selected', { count: 2 })).toBe('2 selecionados');
  expect(inLanguage('en').rich('site.noscript', { a: (inner) => ({ link: inner }) })).toEqual([
    'Nonet needs JavaScript to draw. ',
    { link: ['The gallery'] },
    ' does not.',
  ]);
});

it.each([
  [undefined, undefined, 'en'],
  [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
  [undefined, 'nl,fr;q=0.5,es;q=0.8', 'es'],
  [undefined, 'pt-BR', 'pt'],
  [undefined, 'es;q=0,it', 'it'],
  [undefined, 'nl', 'en'],
  [undefined, 'constructor,__proto__;q=x', 'en'],
  ['a=b; nonet-language=fr', 'de', 'fr'],
  ['nonet-language=toString', 'de', 'de'],
])('for the cookie %o and %o the page is in %s', (cookie, accepted, language) => {
  expect(chooseLanguage({ cookie, 'accept-language': accepted })).toBe(language);
});
