// The words of a policy's lists as regular expressions.
import { ServiceError } from '../service-error.ts';
import { normalForms } from './normalize.ts';
import { isExpression } from './policy-file.ts';

type Lists = ReadonlyMap<string, readonly string[]>;

/** Scripts that write words without spaces between them. */
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const LETTERS = '[\\p{L}\\p{N}]*';
/** The words of another list, within a regular expression. */
const OTHER_LIST = /(?<!\?)<(\w+)>/g;

/** An expression that finds any word of a list. @throws ServiceError `policy-invalid` that names the list */
export function toRegExp(name: string, lists: Lists): RegExp {
  const { whole, anywhere } = wordsOf(name, lists, []);
  const parts = [
    ...(whole.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${whole.join('|')})(?![\\p{L}\\p{N}])`] : []),
    ...anywhere,
  ];
  try {
    return new RegExp(parts.join('|') || '(?!)', 'gu');
  } catch (cause) {
    throw invalid(name, (cause as Error).message, { cause });
  }
}

/** @param within lists that are being read, the outermost first */
function wordsOf(name: string, lists: Lists, within: readonly string[]) {
  const inner = [...within, name];
  const whole: string[] = [];
  const anywhere: string[] = [];
  for (const word of lists.get(name)!) {
    if (isExpression(word)) {
      whole.push(word.slice(1, -1).replace(OTHER_LIST, (_, other: string) => group(other)));
      continue;
    }
    // `hand job` is `handjob` too, as is a row of letters with one space between each.
    const plain = normalForms(word.replaceAll('*', ''))[0]!.replaceAll(' ', ' ?');
    if (WITHOUT_SPACES.test(plain)) anywhere.push(plain);
    else whole.push(`${word.startsWith('*') ? LETTERS : ''}${plain}${word.endsWith('*') ? LETTERS : ''}`);
  }
  return { whole, anywhere };

  function group(other: string): string {
    if (!lists.has(other)) throw invalid(name, `there is no list ${other}`);
    if (inner.includes(other)) throw invalid(name, `the list ${other} is within itself`);
    const words = wordsOf(other, lists, inner);
    return `(?:${[...words.whole, ...words.anywhere].join('|')})`;
  }
}

const invalid = (name: string, reason: string, options?: ErrorOptions) =>
  new ServiceError('policy-invalid', `policy: ${name}: ${reason}`, options);
