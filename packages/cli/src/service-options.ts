// Options that the commands of the service share.
import { join } from 'node:path';
import type { LogLevel, NodeOptions, WorkerSettings } from '@nonet/server';
import { type Command, Option } from 'commander';
import { toNumber, toWhole } from './command.ts';
import { DEFAULT_MODEL, modelFolder } from './model-folder.ts';

interface NodeFlags {
  readonly data: string;
  readonly pictures?: string;
  readonly model: string;
  readonly log: LogLevel;
}

interface WorkerFlags {
  readonly threads: number;
  readonly slots: number;
  readonly timeout: number;
  readonly urgentOnly?: boolean;
  readonly simulate?: number;
  readonly pictureCheck?: string;
  readonly pictureCheckTimeout: number;
  readonly pictureCheckAway: 'open' | 'closed';
}

export type ServiceFlags = NodeFlags & WorkerFlags;

/** Time for what is being drawn when a node is asked to end. */
export const GRACE_SECONDS = 30;

/** Where a node keeps its data, and which model draws. */
export const addPlaceOptions = (command: Command): Command =>
  command
    .option(
      '-d, --data <folder>',
      'folder of the database and the pictures (environment: NONET_DATA)',
      process.env['NONET_DATA'] ?? '.nonet',
    )
    .option(
      '--pictures <place>',
      'another folder for the pictures, or s3://bucket/prefix (environment: NONET_PICTURES, AWS_*)',
    )
    .option('-m, --model <name>', 'a folder, or a name in weights/', DEFAULT_MODEL);

/** Where a web node listens, and to whom. */
export const addWebOptions = (command: Command): Command =>
  command
    .option('-p, --port <number>', 'port to listen on; 0: any free one', toWhole, 4280)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option('--requests-per-minute <number>', 'of one key or address; 0: no limit', toWhole, 600)
    .option('--require-key', 'refuse callers without a key: see nonet keys')
    .option(
      '--cors <origins>',
      'pages of these origins may call the API, always without cookies: *, none, or a list with commas',
      toOrigins,
      ['*'],
    )
    .option('--public-url <url>', 'address that people type, as in https://nonet.example; accounts need it')
    .option('--base-path <path>', 'path that a proxy serves this below, as in /draw (that of --public-url)')
    .option('--trust-proxy <proxies>', 'believe X-Forwarded-For of so many proxies, or of these addresses');

/** Reads `*`, `none`, or origins with commas between them. */
const toOrigins = (text: string): readonly string[] =>
  text === 'none' ? [] : text.split(',').map((origin) => origin.trim().replace(/\/$/, ''));

/** Options of every node. */
export const addNodeOptions = (command: Command): Command =>
  addPlaceOptions(command).addOption(
    new Option('--log <level>', 'what is logged, as JSON lines')
      .choices(['silent', 'error', 'warn', 'info', 'debug'])
      .default('error'),
  );

/** How a worker draws. */
export const addWorkerOptions = (command: Command): Command =>
  command
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--slots <number>', 'drawings at a time', toWhole, 1)
    .option('--timeout <seconds>', 'longest time for one drawing', toNumber, 120)
    .option('--urgent-only', 'draw for urgent keys and premium alone')
    .option(
      '--picture-check <by>',
      "show pictures only after a check: nsfwjs, or a service with OpenAI's moderation API, as in https://api.openai.com/v1 (its key in the environment: NONET_MODERATION_KEY)",
    )
    .option('--picture-check-timeout <milliseconds>', 'longest wait for that service', toWhole, 5_000)
    .addOption(
      new Option('--picture-check-away <how>', 'when it does not answer: show (open) or not (closed)')
        .choices(['open', 'closed'])
        .default('closed'),
    )
    .option(
      '--simulate <milliseconds>',
      'for load tests: coloured squares after that time, no model',
      toNumber,
    );

export function toNodeOptions({ data, pictures, model, log }: NodeFlags): NodeOptions {
  const databaseUrl = process.env['DATABASE_URL'];
  const blobs = pictures ?? process.env['NONET_PICTURES'];
  return {
    data,
    model: modelFolder(model),
    logLevel: log,
    outliveErrors: true,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(blobs ? { blobs } : {}),
  };
}

export const toWorkerSettings = (flags: WorkerFlags): WorkerSettings => ({
  threads: flags.threads,
  slots: Math.max(1, flags.slots),
  timeoutSeconds: flags.timeout,
  urgentOnly: flags.urgentOnly ?? false,
  ...(flags.simulate === undefined ? {} : { simulateMs: flags.simulate }),
  ...toPictureCheck(flags),
});

function toPictureCheck(flags: WorkerFlags): Pick<WorkerSettings, 'pictureCheck'> {
  const { pictureCheck: by, pictureCheckTimeout: timeoutMs, pictureCheckAway: whenAway } = flags;
  const key = process.env['NONET_MODERATION_KEY'];
  return by === undefined ? {} : { pictureCheck: { by, timeoutMs, whenAway, ...(key ? { key } : {}) } };
}

/** What `--help` says about the place of the data. */
export const DATA_HELP = `
Data: DATABASE_URL names a Postgres server; without it Nonet runs one of its own in ${join('<data>', 'postgres')}.`;
