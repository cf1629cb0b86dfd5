// Text to token ids of a fixed length and back, from a Hugging Face `tokenizer.json`.
import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import { NonetError } from '@nonet/core';

/** Token ids of one text, padded. */
export interface EncodedText {
  /** [maxLength], `<s> ... </s> <pad> ...` */
  readonly ids: Int32Array;
  /** How many ids stand before the padding. */
  readonly length: number;
}

/** Names of the special tokens: CLIP's, which pads with its end token, and BART's. */
const SPECIAL_NAMES = [
  { start: '<|startoftext|>', pad: '<|endoftext|>', end: '<|endoftext|>' },
  { start: '<s>', pad: '<pad>', end: '</s>' },
] as const;

/** Turns text into the ids that the model reads. */
export class Tokenizer {
  readonly #tokenizer: HuggingFaceTokenizer;
  readonly startId: number;
  readonly padId: number;
  readonly endId: number;

  /**
   * @param json a parsed `tokenizer.json` with the special tokens of BART or CLIP
   * @throws NonetError `tokenizer-invalid`
   */
  constructor(json: object) {
    try {
      this.#tokenizer = new HuggingFaceTokenizer(json, {});
    } catch (error) {
      throw new NonetError('tokenizer-invalid', 'the tokenizer.json is not of a known form', {
        cause: error,
      });
    }
    const has = (token: string) => this.#tokenizer.token_to_id(token) !== undefined;
    const names = SPECIAL_NAMES.find(({ start }) => has(start)) ?? SPECIAL_NAMES[1];
    this.startId = this.#requireId(names.start);
    this.padId = this.#requireId(names.pad);
    this.endId = this.#requireId(names.end);
  }

  /** One more than the largest id. */
  get size(): number {
    let largest = -1;
    for (const id of this.#tokenizer.get_vocab().values()) largest = Math.max(largest, id);
    return largest + 1;
  }

  /**
   * The text's ids between `<s>` and `</s>`, cut so that `</s>` still fits, padded to `maxLength`.
   * Any text goes in: lone surrogates count as U+FFFD.
   * @throws NonetError `tokenizer-max-length` when not even `<s> </s>` fits
   */
  encode(text: string, maxLength: number): EncodedText {
    if (!Number.isSafeInteger(maxLength) || maxLength < 2) {
      throw new NonetError('tokenizer-max-length', `expected a length of at least 2, got ${maxLength}`);
    }
    // The library would give an empty text the token of its prefix space; BART's tokenizer gives it none.
    const inner = text === '' ? [] : this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
    const ids = new Int32Array(maxLength).fill(this.padId);
    const kept = inner.slice(0, maxLength - 2);
    ids.set([this.startId, ...kept, this.endId]);
    return { ids, length: kept.length + 2 };
  }

  /** The text of ids; special tokens are left out. */
  decode(ids: Iterable<number>): string {
    return this.#tokenizer.decode([...ids], {
      skip_special_tokens: true,
      clean_up_tokenization_spaces: false,
    });
  }

  #requireId(token: string): number {
    const id = this.#tokenizer.token_to_id(token);
    if (id === undefined)
      throw new NonetError('tokenizer-invalid', `the tokenizer.json has no token ${token}`);
    return id;
  }
}
