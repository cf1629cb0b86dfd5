// Function words: articles, prepositions, negations, pronouns.

/** Words that a place may follow. */
export const BEFORE_PLACES: ReadonlySet<string> = new Set(
  'in on at inside into within through across around near by to from toward towards over above under outside along of beside visiting crossing invading leaving exploring'.split(
    ' ',
  ),
);
/** May stand between a subject and its verb. */
export const BEING: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were']);
export const NEGATIONS: ReadonlySet<string> = new Set(['without', 'no']);
export const ARTICLES: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'some',
  'my',
  'his',
  'her',
  'their',
  'your',
  'our',
  'its',
]);
/** "the cat" may be a cat that was named before. */
export const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its']);
/** Stand for something that was named before. */
export const PRONOUNS: ReadonlySet<string> = new Set(['it', 'him', 'them']);
