// Reads the status of drawings at a steady rate in a process of its own, so that the time a reader waits is that of the
// service and not that of the load generator: `status-reader.ts '{"nodes":[...],"perSecond":20}'`, then ids as messages.
// Its first message says that it is ready, its last is its report.
import { LoadClient } from './load.ts';

export interface ReaderOptions {
  /** Addresses of the web nodes. */
  readonly nodes: readonly string[];
  readonly perSecond: number;
}

/** From the parent: an id that may be read, or the end. */
export type ToReader = { readonly id: string } | { readonly end: true };

export interface ReaderReport {
  readonly milliseconds: readonly number[];
  readonly failed: number;
}

const { nodes, perSecond } = JSON.parse(process.argv[2]!) as ReaderOptions;
const client = new LoadClient(10);
const ids: string[] = [];
const milliseconds: number[] = [];
let reads = 0;
let failed = 0;

const timer = setInterval(async () => {
  const id = ids[Math.floor(Math.random() * ids.length)];
  if (id === undefined) return;
  const node = nodes[reads++ % nodes.length]!;
  try {
    const answer = await client.get(`${node}/api/drawings/${id}`);
    if (answer.status === 200) milliseconds.push(answer.milliseconds);
    else failed++;
  } catch {
    failed++;
  }
}, 1_000 / perSecond);

process.on('message', (message: ToReader) => {
  if ('id' in message) {
    ids.push(message.id);
    return;
  }
  clearInterval(timer);
  const report: ReaderReport = { milliseconds, failed };
  process.send?.(report, () => process.exit());
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
