// better-auth asks an OpenID Connect service for its addresses when it is opened, and lets all else wait for them. So it
// is opened without that service, and again with it once it answers: nobody waits but who wants to sign in there.
import { ApiError } from '@nonet/api';
import type { Auth } from './auth.ts';
import type { Provider } from './options.ts';

const PATIENCE_MS = 10_000;
const RETRY_SECONDS = 30;

export class ReachableAuth {
  readonly #open: (providers: readonly Provider[]) => Auth;
  readonly #providers: readonly Provider[];
  #auth: Auth;
  #asking: Promise<void> | undefined;

  constructor(open: (providers: readonly Provider[]) => Auth, providers: readonly Provider[]) {
    this.#open = open;
    this.#providers = providers;
    this.#auth = open(providers.filter(({ id }) => id !== 'oidc'));
  }

  /** To be read anew for each request. */
  get current(): Auth {
    return this.#auth;
  }

  /** Sees to it that a service of the host's can be signed in with. @throws ApiError `unavailable` */
  async reach(provider: string): Promise<void> {
    if (!this.#providers.some(({ id }) => id === provider) || (await knows(this.#auth, provider))) return;
    this.#asking ??= this.#ask(provider).finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  async #ask(provider: string): Promise<void> {
    const auth = this.#open(this.#providers);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const known = await Promise.race([knows(auth, provider), patience]).finally(() => clearTimeout(timer));
    if (!known)
      throw new ApiError('unavailable', 'that service does not answer; please try again, or another way', {
        retryAfter: RETRY_SECONDS,
      });
    this.#auth = auth;
  }
}

const knows = async (auth: Auth, provider: string): Promise<boolean> =>
  (await auth.$context).socialProviders.some(({ id }) => id === provider);
