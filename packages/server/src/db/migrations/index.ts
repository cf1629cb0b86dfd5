// Every migration, in order. A published one is never changed: write the next.
import type { Migration } from 'kysely';
import { up as drawings } from './0001-drawings.ts';
import { up as apiKeys } from './0002-api-keys.ts';
import { up as retention } from './0003-retention.ts';
import { up as sharing } from './0004-sharing.ts';
import { up as modelWeights } from './0005-model-weights.ts';
import { up as trust } from './0006-trust.ts';
import { up as accounts } from './0008-accounts.ts';
import { up as desk } from './0009-desk.ts';
import { up as upscales } from './0010-upscales.ts';
import { up as premiumBand } from './0011-premium-band.ts';
import { up as forgetting } from './0012-forgetting.ts';
import { up as delayedWorkers } from './0013-delayed-workers.ts';

export const migrations: Record<string, Migration> = {
  '0001-drawings': { up: drawings },
  '0002-api-keys': { up: apiKeys },
  '0003-retention': { up: retention },
  '0004-sharing': { up: sharing },
  '0005-model-weights': { up: modelWeights },
  '0006-trust': { up: trust },
  '0008-accounts': { up: accounts },
  '0009-desk': { up: desk },
  '0010-upscales': { up: upscales },
  '0011-premium-band': { up: premiumBand },
  '0012-forgetting': { up: forgetting },
  '0013-delayed-workers': { up: delayedWorkers },
};
