// Which prompts are drawn: rules over lists of words, in files that the host may add to or replace (policy/).
import { normalForms } from './normalize.ts';
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
    const forms = normalForms(texts.join('\n')).map((form) =>
      this.#allow ? form.replace(this.#allow, ' . ') : form,
    );
    const finds = new Map<string, string | undefined>();
    const find = (name: string): string | undefined => {
      if (!finds.has(name)) finds.set(name, firstMatch(forms, this.#lists.get(name)!));
      return finds.get(name);
    };
    const { rules, categories } = this.#parts;
    for (const { category, all, unless } of rules) {
      if (all.every((name) => find(name) !== undefined) && !unless.some((name) => find(name) !== undefined)) {
        return { category, reason: categories[category]!, found: all.map((name) => find(name)!) };
      }
    }
    return undefined;
  }
}

function firstMatch(forms: readonly string[], list: RegExp): string | undefined {
  for (const form of forms) {
    list.lastIndex = 0;
    const found = list.exec(form);
    if (found) return found[0];
  }
  return undefined;
}
