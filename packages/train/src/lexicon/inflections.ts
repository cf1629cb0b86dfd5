// The forms that people type of a verb or noun.
import lemmatizer from 'wink-lemmatizer';

/** Regular forms of a verb in its plain form, which may have a particle: "run after", "runs after", ... */
export function verbForms(verb: string): string[] {
  const [head = verb, ...rest] = verb.split(' ');
  const particle = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  const stem = head.endsWith('e') && !head.endsWith('ee') ? head.slice(0, -1) : head;
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(head) ? head + head.at(-1)! : stem;
  const third = /(?:s|x|z|ch|sh)$/.test(head) ? `${head}es` : `${head.replace(/([^aeiou])y$/, '$1ie')}s`;
  const past = /[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}ied` : `${stem}ed`;
  const lie = head.endsWith('ie') ? [`${head.slice(0, -2)}ying`] : [];
  const forms = [head, third, `${stem}ing`, `${doubled}ing`, past, `${doubled}ed`, ...lie];
  return [...new Set(forms)].map((form) => form + particle);
}

/**
 * The forms of a verb with all that belongs to it: "robbing a bank", "robs the bank". Of a verb alone only those in -ing, as the
 * others may be nouns: "a bowl".
 */
export function deedForms(deed: string): string[] {
  const forms = verbForms(deed);
  if (!deed.includes(' ')) return forms.filter((form) => form.endsWith('ing'));
  return forms.flatMap((form) => (form.includes(' a ') ? [form, form.replace(' a ', ' the ')] : [form]));
}

/** The plain form of a verb's irregular form ("ate": "eat"), or the word itself. */
export const plainVerb = (word: string): string => lemmatizer.verb(word);

/** The singular of a noun, regular or not ("mice": "mouse"), or the word itself. */
export const singularNoun = (word: string): string => lemmatizer.noun(word);
