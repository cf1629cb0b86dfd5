// Starts nodes: a web node answers requests, a worker draws; one process may be both.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNotReadOnly } from '@nonet/core/node';
import type { DestinationStream, Logger } from 'pino';
import { identifyBySession } from './accounts/identify.ts';
import type { AccountsOptions } from './accounts/options.ts';
import { startAccounts } from './accounts/start.ts';
import { readAds } from './ads/ads-file.ts';
import { createApp } from './app.ts';
import { openBlobs, type WatchedBlobs } from './blobs/index.ts';
import { Closing } from './closing.ts';
import type { AllowedOrigins } from './cross-origin.ts';
import { openStore, type Store } from './db/index.ts';
import { DeskAccess } from './desk/access.ts';
import { RunSettings } from './desk/settings.ts';
import { DeviceModel } from './device/device-model.ts';
import { DrawingHub } from './events/drawing-hub.ts';
import { Renders } from './images/renders.ts';
import { identifyByKey } from './keys/identify.ts';
import { KeyRing } from './keys/key-ring.ts';
import { AtOnce } from './limits/at-once.ts';
import { Bursts } from './limits/bursts.ts';
import { FairQueue } from './limits/fair-queue.ts';
import { createLogger, type LogLevel } from './logging.ts';
import { Metrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { type OpenArtist, openArtist } from './model/open-artist.ts';
import { openPictureCheck, type PictureCheckOptions } from './moderation/picture-check.ts';
import { outliveErrors } from './outlive-errors.ts';
import { plansOf } from './premium/plans.ts';
import { leaveUnsigned, openSigner, type SignerFiles } from './provenance/signer.ts';
import { PublicAddress, type PublicAddressOptions } from './public-address.ts';
import { BANDS } from './queue/bands.ts';
import { Intake } from './queue/intake.ts';
import { Line } from './queue/line.ts';
import { keepSweeping } from './queue/retries.ts';
import { identifyAnonymous } from './routes/caller.ts';
import type { AppContext } from './routes/context.ts';
import { startTrust, type TrustOptions } from './trust.ts';
import { UpscaleWorker } from './upscaling/upscale-worker.ts';
import { UpscaleWaiting } from './upscaling/waiting.ts';
import { warmUp } from './warm-up.ts';
import { Worker } from './worker/worker.ts';

export interface NodeOptions {
  /** Folder of the embedded Postgres and of the pictures. */
  readonly data: string;
  /** A Postgres server in place of the embedded one. */
  readonly databaseUrl?: string;
  /** Folder or `s3://bucket/prefix` in place of the data folder's pictures. */
  readonly blobs?: string;
  /** Model folder; its name is the model's. */
  readonly model: string;
  /** Log failures as JSON lines on standard output. */
  readonly log?: boolean;
  /** How much is logged; `error` with `log`, else nothing, when absent. */
  readonly logLevel?: LogLevel;
  /** Where the log is written; standard output when absent. */
  readonly logTo?: DestinationStream;
  /** Whether errors that nothing catches are logged and counted, where Node would end this process. */
  readonly outliveErrors?: boolean;
}

export interface WebOptions extends PublicAddressOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly trustProxy?: number | string;
  /** Drawings that may wait. */
  readonly maxWaiting?: number;
  /** Drawings of one address that may wait. */
  readonly maxWaitingPerClient?: number;
  /** Event streams that one address, or key of the host, may have open. */
  readonly maxStreamsPerClient?: number;
  /** Pictures of the largest size that one address, or key of the host, may be sending. */
  readonly maxUploadsPerClient?: number;
  /** Requests a minute of one key or address; no limit when absent or 0. */
  readonly requestsPerMinute?: number;
  /** Time that a client has to send a request; 30 s when absent. */
  readonly requestTimeoutMs?: number;
  /** Who may draw what, and how long it is kept. */
  readonly trust?: TrustOptions;
  /** Lets people sign in; they cannot when absent. */
  readonly accounts?: AccountsOptions;
  /** What pictures are signed with; they are not when absent. */
  readonly signer?: SignerFiles;
  /** File of the host's ads; there are none when absent. */
  readonly ads?: string;
  /** Opens the host's desk to its holder; there is no desk when absent. */
  readonly deskToken?: string;
  /** Whether callers need a key. */
  readonly keysRequired?: boolean;
  /** Origins whose pages may call the API; any when absent. */
  readonly cors?: AllowedOrigins;
  /** Folder of the built page, in place of the one that `npm start` builds. */
  readonly page?: string;
}

export interface WorkerSettings {
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads: number;
  /** For load tests: no model, every drawing takes so many milliseconds. */
  readonly simulateMs?: number;
  /** Drawings at a time. */
  readonly slots?: number;
  readonly timeoutSeconds?: number;
  /** Whether it is kept free for urgent keys and premium. */
  readonly urgentOnly?: boolean;
  /** What finished pictures must pass; nothing when absent. */
  readonly pictureCheck?: PictureCheckOptions;
  /** Where a worker alone answers /metrics. */
  readonly metrics?: { readonly host: string; readonly port: number };
}

export interface ServerOptions extends NodeOptions, WebOptions {
  /** Draw in this process too. */
  readonly worker?: WorkerSettings;
  /** Called with the address when the page is there; what is asked for before the model is open waits in the queue. */
  readonly onListening?: (url: string) => void;
}

export interface RunningNode {
  /** Ends it. What is being drawn is finished if it takes no longer than the grace, else given back to the queue. */
  close(graceSeconds?: number): Promise<void>;
}

export interface RunningServer extends RunningNode {
  readonly url: string;
}

const STORE_AWAY_HELP = '1 while pictures cannot be stored, else 0.';
const DEFAULT_MAX_WAITING = 10_000;
const DEFAULT_MAX_WAITING_PER_CLIENT = 100;
const DEFAULT_MAX_STREAMS_PER_CLIENT = 200;
const DEFAULT_MAX_UPLOADS_PER_CLIENT = 4;
const builtPage = fileURLToPath(new URL('../../web/dist', import.meta.url));
const upscaler = fileURLToPath(new URL('../../../weights/upscaler', import.meta.url));

/**
 * Starts a web node, which owns the embedded Postgres if there is no other; with `worker` it draws too. Resolves when
 * it is as fast as it gets.
 * @param opening what draws, if its opening has begun already
 * @throws ServiceError if the store or the model cannot be opened; the system's error (`EADDRINUSE`) if the address
 *   is not free
 */
export async function startServer(
  options: ServerOptions,
  opening = options.worker && openArtist(options, options.worker),
): Promise<RunningServer> {
  const { page = builtPage } = options;
  const address = addressOf(options);
  const logger = loggerOf(options);
  const closing = new Closing((part) => logger.error({ part }, 'did not end in time'));
  let endOutliving: (() => void) | undefined;
  closing.add('errors', () => endOutliving?.()); // the last to end
  opening?.catch(() => {}); // reported when it is needed
  closing.add('artist', async () => (await opening?.catch(() => undefined))?.artist.close());
  try {
    const store = await openStore({ ...options, owner: true });
    closing.add('store', () => store.close());
    const { url, db } = store;
    const blobs = blobsOf(options);
    const line = new Line(db);
    await line.start();
    closing.add('line', () => line.close());
    const hub = await DrawingHub.start(url, db, line);
    closing.add('hub', () => hub.close());
    const { maxWaiting = DEFAULT_MAX_WAITING, maxWaitingPerClient = DEFAULT_MAX_WAITING_PER_CLIENT } =
      options;
    const intake = new Intake(db, line, maxWaiting);
    const ads = options.ads === undefined ? undefined : readAds(options.ads);
    const desk = options.deskToken === undefined ? undefined : new DeskAccess(options.deskToken, address);
    const settings = await RunSettings.start(db);
    closing.add('settings', () => settings.close());
    settings.follow((current) => {
      intake.limit = current.maxWaiting ?? maxWaiting;
      intake.paused = current.accepting ? undefined : current.pauseReason;
    });
    const keys = new KeyRing(db);
    const metrics = new Metrics();
    metrics.measure('nonet_queue_waiting', 'Drawings that wait, on all nodes.', () => line.waiting);
    metrics.measure('nonet_queue_limit', 'Drawings that may wait.', () => intake.limit);
    metrics.measure('nonet_picture_store_away', STORE_AWAY_HELP, () => Number(blobs.away));
    metrics.measure('nonet_watchers', 'Open event streams and waiting answers of this node.', () => hub.size);
    const sign = options.signer ? await openSigner(options.signer) : leaveUnsigned;
    const trust = await startTrust({ db, blobs }, options.trust ?? {}, (error) =>
      logger.error({ err: error }, 'retention'),
    );
    closing.add('trust', () => trust.close());
    const accounts = options.accounts
      ? await startAccounts(db, accountsAt(options.accounts, address), options, (problem) =>
          logger.error({ problem }, 'accounts'),
        )
      : undefined;
    if (accounts) closing.add('accounts', () => accounts.close());
    const rules = {
      required: options.keysRequired ?? false,
      backlogLimit: maxWaitingPerClient,
      planOf: accounts?.planOf ?? plansOf(false),
      nameOfEmail: accounts?.nameOfEmail ?? (() => 'email unknown'),
    };
    const anonymous = identifyAnonymous(maxWaitingPerClient, trust.addresses, address);
    const withoutKey = accounts ? identifyBySession(accounts, maxWaitingPerClient, anonymous) : anonymous;
    const sweeping = new AbortController();
    keepSweeping(db, sweeping.signal);
    closing.add('sweeping', () => sweeping.abort());
    let warm = false;
    const context: AppContext = {
      db,
      blobs,
      sign,
      renders: new Renders(),
      bursts: new Bursts(),
      heavy: new FairQueue({ atATime: 2, share: 4, inAll: 100, work: 'requests of this kind wait' }),
      watching: new AtOnce(
        Number.POSITIVE_INFINITY,
        options.maxStreamsPerClient ?? DEFAULT_MAX_STREAMS_PER_CLIENT,
      ),
      uploadsPerClient: options.maxUploadsPerClient ?? DEFAULT_MAX_UPLOADS_PER_CLIENT,
      upscales: new UpscaleWaiting(db),
      line,
      intake,
      isWarm: () => warm,
      hub,
      identify: identifyByKey(keys, trust.addresses, rules, withoutKey),
      keys,
      address,
      metrics,
      trust,
      settings,
      ...(desk ? { desk } : {}),
      ...(ads ? { ads } : {}),
      ...(accounts ? { accounts } : {}),
      model: basename(options.model),
      modelFolder: options.model,
      deviceModel: new DeviceModel(options.model, options.data),
      ...(existsSync(page) ? { page } : {}),
    };
    const app = await createApp(context, options);
    closing.add('app', () => app.close());
    closing.add('intake', () => intake.close());
    if (options.outliveErrors) endOutliving = outliveErrors(logger, metrics); // before the first request
    // Listening first tells at once when the address is taken; drawings asked for meanwhile wait in the queue.
    const listening = await app.listen({ host: options.host, port: options.port });
    const localUrl = localAddress(listening);
    options.onListening?.(localUrl);
    if (options.worker && opening) {
      const worker = await openWorker(options, options.worker, await opening, { ...store, blobs, metrics });
      closing.add('worker', (graceSeconds) => worker.close(graceSeconds));
    } else {
      // A node that draws too needs none of it: its first visitor waits for pictures, not for answers.
      await warmUp(context).catch(() => {}); // the database is away: then it answers slowly at first
    }
    warm = true;
    return { url: localUrl, close: (graceSeconds) => closing.close(graceSeconds) };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

const addressOf = ({ publicUrl, accounts, basePath }: ServerOptions): PublicAddress => {
  const url = publicUrl ?? accounts?.url;
  return new PublicAddress({
    ...(url === undefined ? {} : { publicUrl: url }),
    ...(basePath === undefined ? {} : { basePath }),
  });
};

const accountsAt = (
  accounts: AccountsOptions,
  { configured = accounts.url }: PublicAddress,
): AccountsOptions => ({
  ...accounts,
  url: configured,
});

const loggerOf = ({ log, logLevel = log ? 'error' : 'silent', logTo }: NodeOptions): Logger =>
  createLogger(logLevel, undefined, logTo);

/** An address that listens to all is reached on this machine by its name. */
const localAddress = (listening: string): string =>
  listening.replace(/^(https?:\/\/)(?:0\.0\.0\.0|\[::\])(?=:|$)/, '$1localhost');

/** Starts a worker beside web nodes that run elsewhere. @throws ServiceError if store or model cannot be opened */
export async function startWorker(options: NodeOptions & WorkerSettings): Promise<RunningNode> {
  const logger = loggerOf(options);
  const closing = new Closing((part) => logger.error({ part }, 'did not end in time'));
  let endOutliving: (() => void) | undefined;
  closing.add('errors', () => endOutliving?.()); // the last to end
  try {
    const store = await openStore({ ...options, owner: false });
    closing.add('store', () => store.close());
    const metrics = new Metrics();
    const blobs = blobsOf(options);
    metrics.measure('nonet_picture_store_away', STORE_AWAY_HELP, () => Number(blobs.away));
    let endMetrics: (() => Promise<void>) | undefined;
    closing.add('metrics', () => endMetrics?.()); // after the worker: it is watched while it ends
    const opened = await openArtist(options, options);
    closing.add('artist', () => opened.artist.close());
    if (options.outliveErrors) endOutliving = outliveErrors(logger, metrics); // before the first drawing
    const worker = await openWorker(options, options, opened, { ...store, blobs, metrics });
    closing.add('worker', (graceSeconds) => worker.close(graceSeconds));
    const { host, port } = options.metrics ?? {};
    if (host && port !== undefined) endMetrics = await serveMetrics(metrics, host, port);
    return { close: (graceSeconds) => closing.close(graceSeconds) };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** @throws NonetError `read-only` */
function blobsOf({ blobs = '', data }: NodeOptions): WatchedBlobs {
  const place = blobs || join(data, 'pictures');
  if (!place.startsWith('s3://')) checkNotReadOnly(place);
  return openBlobs(place);
}

async function openWorker(
  options: NodeOptions,
  { threads, slots, timeoutSeconds, urgentOnly, pictureCheck }: WorkerSettings,
  { artist, weights }: OpenArtist,
  parts: Store & { readonly blobs: WatchedBlobs; readonly metrics: Metrics },
): Promise<RunningNode> {
  const checkPictures = pictureCheck && (await openPictureCheck(pictureCheck));
  const { url, db, blobs, metrics } = parts;
  const { model } = options;
  const logger = loggerOf(options);
  const worker = await Worker.start({
    url,
    db,
    blobs,
    metrics,
    artist,
    ...(slots === undefined ? {} : { slots }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(urgentOnly ? { lastBand: BANDS.premium } : {}),
    ...(checkPictures ? { checkPictures } : {}),
    models: [basename(model)],
    weights: [weights],
    onError: (error) => logger.error({ err: error }, 'drawing'),
  });
  const upscales = await UpscaleWorker.start({
    url,
    db,
    blobs,
    threads,
    folder: upscaler,
    onError: (error) => logger.error({ err: error }, 'enlarging'),
  });
  return {
    async close(graceSeconds = 0) {
      await upscales.close();
      await worker.close(graceSeconds);
    },
  };
}
