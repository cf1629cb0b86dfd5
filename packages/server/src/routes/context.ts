// The parts of a node that routes use.
import type { Accounts } from '../accounts/accounts.ts';
import type { Ads } from '../ads/ads-file.ts';
import type { WatchedBlobs } from '../blobs/index.ts';
import type { Database } from '../db/database.ts';
import type { DeskAccess } from '../desk/access.ts';
import type { RunSettings } from '../desk/settings.ts';
import type { DeviceModel } from '../device/device-model.ts';
import type { DrawingHub } from '../events/drawing-hub.ts';
import type { Renders } from '../images/renders.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { AtOnce } from '../limits/at-once.ts';
import type { Bursts } from '../limits/bursts.ts';
import type { FairQueue } from '../limits/fair-queue.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { SignPicture } from '../provenance/signer.ts';
import type { PublicAddress } from '../public-address.ts';
import type { Intake } from '../queue/intake.ts';
import type { Line } from '../queue/line.ts';
import type { Trust } from '../trust.ts';
import type { UpscaleWaiting } from '../upscaling/waiting.ts';
import type { Identify } from './caller.ts';

export interface AppContext {
  readonly db: Database;
  readonly blobs: WatchedBlobs;
  /** Every PNG and JPEG that leaves goes through it. */
  readonly sign: SignPicture;
  /** Every file that is made for an answer is made by it. */
  readonly renders: Renders;
  readonly upscales: UpscaleWaiting;
  /** Reads that cost the database or the processor much, clients in turn. */
  readonly heavy: FairQueue;
  /** Event streams that a client may have open. */
  readonly watching: AtOnce;
  /** Uploads of the largest size that a client may have open. */
  readonly uploadsPerClient: number;
  readonly line: Line;
  readonly intake: Intake;
  /** Whether this node is as fast as it gets. */
  readonly isWarm: () => boolean;
  readonly hub: DrawingHub;
  readonly identify: Identify;
  /** Where clients reach this service. */
  readonly address: PublicAddress;
  readonly keys: KeyRing;
  readonly metrics: Metrics;
  readonly trust: Trust;
  /** Opinions that come close together, for the desk. */
  readonly bursts: Bursts;
  readonly settings: RunSettings;
  readonly ads?: Ads;
  /** Who may sit at the host's desk; without it there is none. */
  readonly desk?: DeskAccess;
  /** Without it nobody can sign in. */
  readonly accounts?: Accounts;
  /** The model that draws when a request names none. */
  readonly model: string;
  readonly modelFolder: string;
  /** What browsers draw with; without it they cannot. */
  readonly deviceModel?: DeviceModel;
  /** Folder of the built page; without it only the API is served. */
  readonly page?: string;
}
