// The `tokenizer.json` of a byte-level BPE tokenizer in the form that BartTokenizerFast saves.

/** A token that is found in text before anything else. */
interface AddedToken {
  id: number;
  content: string;
  single_word: boolean;
  lstrip: boolean;
  rstrip: boolean;
  normalized: boolean;
  special: boolean;
}

/** The parts of a Hugging Face `tokenizer.json` that Nonet reads and writes. */
export interface TokenizerJson {
  version: string;
  truncation: null;
  padding: null;
  added_tokens: AddedToken[];
  normalizer: null;
  pre_tokenizer: { type: 'ByteLevel'; add_prefix_space: boolean; trim_offsets: boolean; use_regex: boolean };
  post_processor: {
    type: 'RobertaProcessing';
    sep: [string, number];
    cls: [string, number];
    trim_offsets: boolean;
    add_prefix_space: boolean;
  };
  decoder: { type: 'ByteLevel'; add_prefix_space: boolean; trim_offsets: boolean; use_regex: boolean };
  model: {
    type: 'BPE';
    dropout: null;
    unk_token: null;
    continuing_subword_prefix: string;
    end_of_word_suffix: string;
    fuse_unk: boolean;
    vocab: Record<string, number>;
    merges: string[];
  };
}

/** The special tokens of BART; a token's place in the list is its id. */
export const specialTokens = ['<s>', '<pad>', '</s>', '<unk>', '<mask>'] as const;

/**
 * A complete `tokenizer.json` around a vocabulary and its merges.
 * @param tokens every token, special ones first; a token's place is its id
 * @param merges pairs of tokens, in the order in which they are merged
 */
export function buildTokenizerJson(
  tokens: readonly string[],
  merges: readonly (readonly [string, string])[],
): TokenizerJson {
  const byteLevel = {
    type: 'ByteLevel',
    add_prefix_space: true,
    trim_offsets: true,
    use_regex: true,
  } as const;
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: content === '<mask>', // as BART has it: a mask swallows the space before it
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: {
      type: 'RobertaProcessing',
      sep: ['</s>', 2],
      cls: ['<s>', 0],
      trim_offsets: true,
      add_prefix_space: true,
    },
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: merges.map(([left, right]) => `${left} ${right}`),
    },
  };
}
