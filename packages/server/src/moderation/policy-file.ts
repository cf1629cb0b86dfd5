// The files of a policy: what is in them, and how one is built on others.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ServiceError } from '../service-error.ts';

/**
 * - `include`: files that come before this one, beside it or by their whole path; `default` is ours
 * - `without`: categories of those files whose rules are left out
 * - `categories`: what is not drawn, and its wording for people
 * - `lists`: words by language (any names); those of an included list of the same name stay in it. `porn*` and `*porn*`
 *   stand for parts of words. In our own files alone, `/.../` is a regular expression, in the letters that normalize.ts
 *   leaves, where `<list>` stands for the words of another list: they are tested to take time in proportion to a prompt,
 *   which cannot be seen of others
 * - `rules`: a prompt is of a category if each list of `all` has a word in it and no list of `unless` has one; the
 *   first that fits counts
 * - `allow`: phrases that are passed over, by the reason for it
 */
const PolicyFile = z.strictObject({
  include: z.array(z.string().min(1)).default([]),
  without: z.array(z.string()).default([]),
  categories: z.record(z.string().regex(/^[a-z][a-z-]{0,39}$/), z.string().min(1).max(200)).default({}),
  allow: z.record(z.string().min(1), z.array(z.string().min(1))).default({}),
  lists: z.record(z.string(), z.record(z.string(), z.array(z.string().min(1)))).default({}),
  rules: z
    .array(
      z.strictObject({
        category: z.string(),
        all: z.array(z.string()).min(1),
        unless: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

export interface PolicyParts extends Pick<PolicyFile, 'categories' | 'rules'> {
  /** Phrases that are passed over, whatever the reason. */
  readonly allow: readonly string[];
  /** Words of all languages by list. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

const DEFAULT_POLICY = fileURLToPath(new URL('policy/policy.json', import.meta.url));

/** @throws ServiceError `policy-invalid` that names what is wrong */
export function parsePolicyFile(content: unknown, name = 'policy'): PolicyFile {
  const { data, error } = PolicyFile.safeParse(content);
  if (data) return data;
  const { path, message } = error.issues[0]!;
  throw new ServiceError('policy-invalid', `${name}: ${path.join('.') || 'file'}: ${message}`);
}

/**
 * A file with all that it includes, those first; each once.
 * @param path ours when absent
 * @throws ServiceError `policy-unreadable`, `policy-invalid`
 */
export function readPolicyFiles(path = DEFAULT_POLICY, seen = new Set<string>()): PolicyFile[] {
  const place = resolve(path);
  if (seen.has(place)) return [];
  seen.add(place);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(place, 'utf8'));
  } catch (cause) {
    throw new ServiceError('policy-unreadable', `${path}: ${(cause as Error).message}`, { cause });
  }
  const file = parsePolicyFile(content, path);
  if (dirname(place) !== dirname(DEFAULT_POLICY)) refuseExpressions(file, path);
  const included = file.include.flatMap((name) =>
    readPolicyFiles(name === 'default' ? DEFAULT_POLICY : resolve(dirname(place), name), seen),
  );
  return [...included, file];
}

/** @throws ServiceError `policy-invalid` */
function refuseExpressions({ lists }: PolicyFile, path: string): void {
  for (const [name, languages] of Object.entries(lists)) {
    const expression = Object.values(languages).flat().find(isExpression);
    if (expression === undefined) continue;
    throw new ServiceError(
      'policy-invalid',
      `${path}: lists.${name}: expected words, and rules that combine lists, got the expression ${expression}`,
    );
  }
}

/** Whether an entry of a list is a regular expression, `/.../`. */
export const isExpression = (word: string): boolean => /^\/.+\/$/.test(word);

/** Files as one. @throws ServiceError `policy-invalid` if a rule names what there is not */
export function mergePolicyFiles(files: readonly PolicyFile[]): PolicyParts {
  const lists = new Map<string, string[]>();
  const categories: Record<string, string> = {};
  let rules: PolicyFile['rules'] = [];
  for (const file of files) {
    rules = [...rules.filter(({ category }) => !file.without.includes(category)), ...file.rules];
    Object.assign(categories, file.categories);
    for (const [name, languages] of Object.entries(file.lists))
      lists.set(name, [...(lists.get(name) ?? []), ...Object.values(languages).flat()]);
  }
  const unknown = files.flatMap(({ without }) => without).find((category) => !(category in categories));
  if (unknown !== undefined) throw nothing('without', `category ${unknown}`);
  for (const { category, all, unless } of rules) {
    const list = [...all, ...unless].find((name) => !lists.has(name));
    if (list !== undefined) throw nothing('rules', `list ${list}`);
    if (!(category in categories)) throw nothing('rules', `category ${category}`);
  }
  return { categories, rules, lists, allow: files.flatMap(({ allow }) => Object.values(allow).flat()) };
}

const nothing = (where: string, what: string) =>
  new ServiceError('policy-invalid', `policy: ${where}: there is no ${what}`);
