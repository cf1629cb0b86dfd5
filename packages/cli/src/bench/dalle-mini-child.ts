// One drawing in a process of its own, so that its peak memory is its own; then the machine's limit.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { peakMegabytes } from '@nonet/core/node';
import { openModel } from '@nonet/models/node';
import { type DalleMiniReport, PICTURES } from './dalle-mini.ts';
import { readProfiles } from './operator-profile.ts';
import { productLimit, weightOperations } from './product-limit.ts';

interface Job {
  readonly model: string;
  readonly precision: 'float32' | 'int8';
  readonly threads: number;
  readonly profile?: boolean;
}

const { model, precision, threads, profile = false } = JSON.parse(process.argv[2]!) as Job;
// Profiles lie in the model's folder, which is removed with them.
const profiles = join(model, 'profiles');
if (profile) mkdirSync(profiles);
const pipeline = openModel(model, { threads, ...(profile && { profile: join(profiles, 'session') }) });
await pipeline.prepare(PICTURES);
const openSeconds = process.uptime();

const start = performance.now();
const secondsSinceStart = () => (performance.now() - start) / 1000;
let [firstTokenSeconds, tokenSeconds] = [0, 0];
await pipeline.draw('a cat in a sombrero', {
  seed: 1,
  count: PICTURES,
  onProgress: ({ done }) => {
    tokenSeconds = secondsSinceStart();
    if (done === 1) firstTokenSeconds = tokenSeconds;
  },
});
const seconds = secondsSinceStart();
const peak = peakMegabytes();
await pipeline.release();

const report: DalleMiniReport = {
  openSeconds,
  firstTokenSeconds,
  tokenSeconds,
  pixelSeconds: seconds - tokenSeconds,
  peakMegabytes: peak,
  tokenRate: weightOperations(model, PICTURES) / (tokenSeconds - firstTokenSeconds) / 1e9,
  productLimit: await productLimit(precision, 2 * PICTURES, threads),
  ...(profile && { profiles: readProfiles(profiles) }),
};
console.log(JSON.stringify(report));
