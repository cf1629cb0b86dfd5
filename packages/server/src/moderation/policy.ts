// Which prompts are drawn: rules over lists of words, in files that the host may add to or replace (policy/).
import { atOnce } from '../limits/in-turns.ts';
import { normalFormSteps } from './normalize.ts';
import {
  mergePolicyFiles,
  type PolicyFile,
  type PolicyParts,
  parsePolicyFile,
  readPolicyFiles,
} from './policy-file.ts';
import { toRegExp } from './policy-words.ts';

export interface Refusal {
  readonly category: string;
  /** What is not drawn, in words. */
  readonly reason: string;
  /** The words that it was recognised by: for the host, not for whoever asked. */
  readonly found: readonly string[];
}

const ALLOW = 'allow';

export class PromptPolicy {
  readonly #parts: PolicyParts;
  readonly #lists: ReadonlyMap<string, RegExp>;
  readonly #allow: RegExp | undefined;

  /** @param contents of files, see policy-file.ts @throws ServiceError `policy-invalid` that names what is wrong */
  constructor(...contents: readonly unknown[]) {
    this.#parts = mergePolicyFiles(contents.map((content): PolicyFile => parsePolicyFile(content)));
    const { lists, allow } = this.#parts;
    this.#lists = new Map([...lists.keys()].map((name) => [name, toRegExp(name, lists)]));
    this.#allow = allow.length > 0 ? toRegExp(ALLOW, new Map([[ALLOW, allow]])) : undefined;
  }

  /** @param path a file of the host; ours when absent @throws ServiceError `policy-unreadable`, `policy-invalid` */
  static read(path?: string): PromptPolicy {
    return new PromptPolicy(...readPolicyFiles(path));
  }

  get categories(): Readonly<Record<string, string>> {
    return this.#parts.categories;
  }

  /** Why texts that will be drawn together are refused; undefined if they are not. */
  check(...texts: readonly string[]): Refusal | undefined {
    return atOnce(this.checkInSteps(...texts));
  }

  /** The same in steps of some milliseconds for the longest texts: for `inTurns`. */
  *checkInSteps(...texts: readonly string[]): Generator<void, Refusal | undefined> {
    const forms: string[] = [];
    for (const form of yield* normalFormSteps(texts.join('\n'))) {
      forms.push(this.#allow ? form.replace(this.#allow, ' . ') : form);
      yield;
    }
    const lists = this.#lists;
    const finds = new Map<string, string | undefined>();
    const { rules, categories } = this.#parts;
    for (const { category, all, unless } of rules) {
      if ((yield* firstOf(all, false)) !== undefined || (yield* firstOf(unless, true)) !== undefined)
        continue;
      return { category, reason: categories[category]!, found: all.map((name) => finds.get(name)!) };
    }
    return undefined;

    /** The first of these lists of which a word is in the text, or of which none is. */
    function* firstOf(names: readonly string[], isFound: boolean): Generator<void, string | undefined> {
      for (const name of names) {
        if (!finds.has(name)) finds.set(name, yield* firstMatch(forms, lists.get(name)!));
        if ((finds.get(name) !== undefined) === isFound) return name;
      }
      return undefined;
    }
  }
}

function* firstMatch(forms: readonly string[], list: RegExp): Generator<void, string | undefined> {
  for (const form of forms) {
    list.lastIndex = 0;
    const found = list.exec(form);
    if (found) return found[0];
    yield;
  }
  return undefined;
}
