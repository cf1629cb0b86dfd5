// The prompt policy: rules over lists of words, in files that the host may add to or replace (policy/).
import { atOnce } from '../limits/in-turns.ts';
import { isLong, normalFormSteps } from './normalize.ts';
import { mergePolicyFiles, parsePolicyFile, readPolicyFiles } from './policy-file.ts';
import { toRegExp } from './policy-words.ts';

export interface Refusal {
  readonly category: string;
  /** What is not drawn, in words. */
  readonly reason: string;
  /** The words that it was recognised by: for the host, not for the client. */
  readonly found: readonly string[];
}

/** A list of which a word must be in the text, or none. */
interface Condition {
  readonly list: RegExp;
  readonly isWanted: boolean;
}

interface Rule {
  readonly category: string;
  /** All of them hold for what is refused; the wanted ones first. */
  readonly conditions: readonly Condition[];
}

const ALLOW = 'allow';

export class PromptPolicy {
  readonly categories: Readonly<Record<string, string>>;
  readonly #rules: readonly Rule[];
  readonly #allow: RegExp | undefined;

  /** @param contents of files, see policy-file.ts @throws ServiceError `policy-invalid` that names what is wrong */
  constructor(...contents: readonly unknown[]) {
    const { lists, allow, rules, categories } = mergePolicyFiles(
      contents.map((content) => parsePolicyFile(content)),
    );
    const expressions = new Map([...lists.keys()].map((name) => [name, toRegExp(name, lists)]));
    const conditions = (names: readonly string[], isWanted: boolean) =>
      names.map((name): Condition => ({ list: expressions.get(name)!, isWanted }));
    this.categories = categories;
    this.#rules = rules.map(({ category, all, unless }) => ({
      category,
      conditions: [...conditions(all, true), ...conditions(unless, false)],
    }));
    this.#allow = allow.length > 0 ? toRegExp(ALLOW, new Map([[ALLOW, allow]])) : undefined;
  }

  /** @param path a file of the host; ours when absent @throws ServiceError `policy-unreadable`, `policy-invalid` */
  static read(path?: string): PromptPolicy {
    return new PromptPolicy(...readPolicyFiles(path));
  }

  /** Why texts that will be drawn together are refused; undefined if they are not. */
  check(...texts: readonly string[]): Refusal | undefined {
    return atOnce(this.checkInSteps(...texts));
  }

  /** The same in steps of some milliseconds: for `inTurns`. A short text is one step. */
  *checkInSteps(...texts: readonly string[]): Generator<void, Refusal | undefined> {
    const forms: string[] = [];
    for (const form of yield* normalFormSteps(texts.join('\n'))) {
      forms.push(this.#allow ? form.replace(this.#allow, ' . ') : form);
      if (isLong(form)) yield;
    }
    const finds = new Map<RegExp, string | undefined>();
    rules: for (const { category, conditions } of this.#rules) {
      for (const { list, isWanted } of conditions) {
        for (const form of finds.has(list) ? [] : forms) {
          list.lastIndex = 0;
          const found = list.exec(form)?.[0];
          finds.set(list, found);
          if (found !== undefined) break;
          if (isLong(form)) yield;
        }
        if ((finds.get(list) !== undefined) !== isWanted) continue rules;
      }
      const found = conditions.flatMap(({ list, isWanted }) => (isWanted ? [finds.get(list)!] : []));
      return { category, reason: this.categories[category]!, found };
    }
    return undefined;
  }
}
