// Composes moderation, bans and retention: who may draw, what may be drawn, how long data is kept.
import type { BlobStore } from './blobs/index.ts';
import type { Database } from './db/database.ts';
import { BanList } from './moderation/bans.ts';
import { ModerationService, type ModerationServiceOptions } from './moderation/moderation-service.ts';
import { Moderator } from './moderation/moderator.ts';
import { PromptPolicy } from './moderation/policy.ts';
import { AddressHasher } from './privacy/address-hasher.ts';
import type { PrivacyFacts } from './privacy/privacy-page.ts';
import { DEFAULT_PERIODS, keepRetaining, type RetentionPeriods } from './retention/retain.ts';

export interface TrustOptions {
  /** A policy file in place of ours; `none`: every prompt is drawn. */
  readonly policy?: string;
  readonly moderation?: ModerationServiceOptions;
  /** Address of the service that workers have pictures checked by, for the privacy page. */
  readonly pictureService?: string;
  readonly periods?: Partial<RetentionPeriods>;
}

export interface Trust {
  readonly addresses: AddressHasher;
  readonly bans: BanList;
  readonly moderator: Moderator;
  readonly facts: PrivacyFacts;
  close(): void;
}

/** @throws ServiceError if the policy cannot be used */
export async function startTrust(
  store: { readonly db: Database; readonly blobs: BlobStore },
  { policy, moderation, pictureService, periods }: TrustOptions,
  onError: (error: unknown) => void,
): Promise<Trust> {
  const moderator = new Moderator({
    ...(policy === 'none' ? {} : { policy: PromptPolicy.read(policy) }),
    ...(moderation ? { service: new ModerationService(moderation) } : {}),
  });
  const kept = { ...DEFAULT_PERIODS, ...periods };
  const addresses = await AddressHasher.start(store.db);
  const bans = await BanList.start(store.db);
  const ending = new AbortController();
  keepRetaining(store, kept, ending.signal, onError);
  return {
    addresses,
    bans,
    moderator,
    facts: {
      periods: kept,
      ...(moderation ? { moderationHost: new URL(moderation.url).host } : {}),
      ...(pictureService === undefined ? {} : { pictureHost: new URL(pictureService).host }),
    },
    close() {
      ending.abort();
      addresses.close();
      bans.close();
    },
  };
}
