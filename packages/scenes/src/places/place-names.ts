// Finds the place that a phrase of a prompt names.
import { list } from '../word-list.ts';
import { PLACES } from './places.ts';

const ARTICLES = ['the', 'a', 'an', 'some', 'this', 'that', 'my', 'his', 'her', 'their', 'our'];
/** Words before a place's noun that name it whatever its own preposition is: "through the desert", "attacking tokyo". */
const LEADS = list(
  'in,inside,into,within,through,across,around,throughout,outside,near,by,on,from,to,attacking,destroying,invading,exploring,visiting,leaving,conquering,crossing',
);
/** Of two places with one noun, the phrase with the earlier preposition names it: "on the sea", not "by the sea". */
const PREPOSITIONS = ['in', 'on', 'at', 'by', 'near', 'among', 'under', 'floating', 'downtown'];

const phrases = new Map<string, string>();
/** Noun, preposition of the phrase that it comes from, and place; by PREPOSITIONS. */
const nouns = new Map<string, { preposition: string; place: string }[]>();

const rank = (preposition: string) => {
  const at = PREPOSITIONS.indexOf(preposition);
  return at < 0 ? PREPOSITIONS.length : at;
};

for (const [place, { words }] of Object.entries(PLACES)) {
  for (const phrase of words) {
    if (phrase === '') continue;
    if (!phrases.has(phrase)) phrases.set(phrase, place);
    const [preposition, ...rest] = phrase.split(' ');
    const noun = withoutArticle(rest).join(' ');
    if (noun === '') continue;
    nouns.set(noun, [...(nouns.get(noun) ?? []), { preposition: preposition!, place }]);
  }
}
for (const list of nouns.values()) list.sort((a, b) => rank(a.preposition) - rank(b.preposition));

function withoutArticle(words: readonly string[]): readonly string[] {
  return ARTICLES.includes(words[0] ?? '') ? words.slice(1) : words;
}

/**
 * The key of the place that a phrase ends with, undefined when it names none: "on the moon", "walking in a dark forest",
 * "attacking tokyo". A noun counts with a preposition of its place only: a wolf "under the moon" is not on it.
 */
export function placeNamed(phrase: string): string | undefined {
  const words = phrase.toLowerCase().match(/[a-z'-]+/g) ?? [];
  for (let start = 0; start < words.length; start++) {
    const place = phrases.get(words.slice(start).join(' '));
    if (place !== undefined) return place;
  }
  for (let start = 1; start < words.length; start++) {
    const named = nouns.get(words.slice(start).join(' '));
    if (named === undefined) continue;
    for (const lead of words.slice(0, start).toReversed()) {
      const own = named.find(({ preposition }) => preposition === lead);
      if (own !== undefined) return own.place;
      if (LEADS.includes(lead)) return named[0]!.place;
      // Another preposition or verb between the two: the noun belongs to it.
      if (PREPOSITIONS.includes(lead) || /^(?:of|over|above|behind|with|for|like)$|ing$/.test(lead)) break;
    }
  }
  return undefined;
}
