// Encodes texts for the decoder; the padding behind the longest of them costs nothing.
import type { ParameterValues, Results, Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { traceTextEncoder } from './cached-decoder.ts';

/** Texts are cut to a multiple of this many tokens, or left whole: a session for each length. */
const BLOCK = 16;

export class PromptEncoder {
  readonly #config: DalleBartConfig;
  readonly #weights: ParameterValues;
  readonly #compile: Compile;
  readonly #sessions = new Map<string, Promise<Session>>();

  constructor(config: DalleBartConfig, weights: ParameterValues, compile: Compile) {
    this.#config = config;
    this.#weights = weights;
    this.#compile = compile;
  }

  /** Compiles what `texts` short texts together need. */
  async prepare(texts: number): Promise<void> {
    await this.#session(texts, Math.min(BLOCK, this.#config.maxTextLength));
  }

  /**
   * What a decoder reads of some texts: the outputs of `traceTextEncoder`.
   * @param texts tokens of each, `[maxTextLength]`
   */
  async encode(texts: readonly BigInt64Array[]): Promise<Results> {
    const { maxTextLength, padTokenId } = this.#config;
    const used = texts.map((tokens) => tokens.findLastIndex((token) => token !== BigInt(padTokenId)) + 1);
    const length = Math.min(Math.ceil(Math.max(1, ...used) / BLOCK) * BLOCK, maxTextLength);
    const session = await this.#session(texts.length, length);
    const cut = texts.flatMap((tokens) => Array.from(tokens.subarray(0, length)));
    return session.run({ text: BigInt64Array.from(cut) });
  }

  async release(): Promise<void> {
    for (const session of this.#sessions.values()) await (await session).release();
  }

  #session(texts: number, length: number): Promise<Session> {
    const key = `${texts} x ${length}`;
    let session = this.#sessions.get(key);
    if (!session) {
      session = this.#compile(traceTextEncoder(this.#config, texts, length), this.#weights, { seldom: true });
      this.#sessions.set(key, session);
    }
    return session;
  }
}
