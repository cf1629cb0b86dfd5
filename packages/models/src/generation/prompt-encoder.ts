// Encodes texts for the decoder; the padding behind the longer of two texts costs nothing.
import type { HostTensor, ParameterValues, Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { traceTextEncoder } from './cached-decoder.ts';

/** Texts are cut to a multiple of this many tokens, or left whole: a session for each length. */
const BLOCK = 16;

export class PromptEncoder {
  readonly #config: DalleBartConfig;
  readonly #weights: ParameterValues;
  readonly #compile: Compile;
  readonly #sessions = new Map<number, Promise<Session>>();

  constructor(config: DalleBartConfig, weights: ParameterValues, compile: Compile) {
    this.#config = config;
    this.#weights = weights;
    this.#compile = compile;
  }

  /** Compiles what short texts need. */
  async prepare(): Promise<void> {
    await this.#session(Math.min(BLOCK, this.#config.maxTextLength));
  }

  /**
   * What a decoder reads of two texts: the outputs of `traceTextEncoder`.
   * @param texts tokens of each, `[maxTextLength]`
   */
  async encode(texts: readonly BigInt64Array[]): Promise<Record<string, HostTensor>> {
    const { maxTextLength, padTokenId } = this.#config;
    const used = texts.map((tokens) => tokens.findLastIndex((token) => token !== BigInt(padTokenId)) + 1);
    const length = Math.min(Math.ceil(Math.max(1, ...used) / BLOCK) * BLOCK, maxTextLength);
    const session = await this.#session(length);
    const cut = texts.flatMap((tokens) => Array.from(tokens.subarray(0, length)));
    return session.run({ text: BigInt64Array.from(cut) });
  }

  async release(): Promise<void> {
    for (const session of this.#sessions.values()) await (await session).release();
  }

  #session(length: number): Promise<Session> {
    let session = this.#sessions.get(length);
    if (!session) {
      session = this.#compile(traceTextEncoder(this.#config, length), this.#weights, { seldom: true });
      this.#sessions.set(length, session);
    }
    return session;
  }
}
