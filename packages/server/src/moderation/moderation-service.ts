// Asks a service with OpenAI's moderation API whether a prompt may be drawn, or a picture shown.
import { z } from 'zod';

export interface ModerationServiceOptions {
  /** Address of the API: `https://api.openai.com/v1`. */
  readonly url: string;
  readonly key?: string;
  /** Name of the service's model; its default when absent. */
  readonly model?: string;
  /** Longest wait for an answer, in milliseconds. */
  readonly timeoutMs?: number;
  /** What happens to a prompt when the service does not answer: `open` draws it, `closed` does not. */
  readonly whenAway?: 'open' | 'closed';
}

export type Verdict =
  | { readonly flagged: false }
  | { readonly flagged: true; readonly category: string }
  | { readonly away: true };

const Answer = z.object({
  results: z
    .array(
      z.object({
        flagged: z.boolean(),
        categories: z.record(z.string(), z.boolean().nullable()).default({}),
      }),
    )
    .min(1),
});
const TIMEOUT_MS = 3_000;

export class ModerationService {
  readonly #options: ModerationServiceOptions;
  readonly whenAway: 'open' | 'closed';

  constructor(options: ModerationServiceOptions) {
    this.#options = options;
    this.whenAway = options.whenAway ?? 'closed';
  }

  /** What the service says of a text; `away` if it says nothing that can be used, for whatever reason. */
  check(text: string): Promise<Verdict> {
    return this.#ask(text);
  }

  /** The same of a picture. @param png the file */
  checkPicture(png: Uint8Array): Promise<Verdict> {
    const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    return this.#ask([{ type: 'image_url', image_url: { url } }]);
  }

  /** @param input as the API names it */
  async #ask(input: string | readonly object[]): Promise<Verdict> {
    const { url, key, model, timeoutMs = TIMEOUT_MS } = this.#options;
    try {
      const response = await fetch(`${url.replace(/\/$/, '')}/moderations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ input, ...(model ? { model } : {}) }),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error', // the key is for this address alone
      });
      if (!response.ok) {
        await response.body?.cancel();
        return { away: true };
      }
      const { results } = Answer.parse(await response.json());
      const flagged = results.find((result) => result.flagged);
      if (!flagged) return { flagged: false };
      const [category = 'flagged'] = Object.entries(flagged.categories).find(([, found]) => found) ?? [];
      return { flagged: true, category };
    } catch {
      return { away: true };
    }
  }
}
