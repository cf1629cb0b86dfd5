// One start in a process of its own, so that nothing is warm: pulls a model, or opens it and draws the first token.

import { peakMegabytes } from '@nonet/core/node';
import { pullModel } from '@nonet/models/hub';
import { openModel } from '@nonet/models/node';
import type { StartJob, StartReport } from './start.ts';

const job = JSON.parse(process.argv[2]!) as StartJob;
if (job.do === 'pull') await pullModel(job.reference, { models: job.models, vqgan: job.vqgan });
else {
  const pipeline = openModel(job.model, { threads: job.threads });
  const controller = new AbortController();
  await pipeline
    .draw('a cat in a sombrero', {
      count: job.count,
      seed: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    .catch((error: Error & { code?: string }) => {
      if (error.code !== 'cancelled') throw error;
    });
}
const report: StartReport = { peakMegabytes: peakMegabytes() };
console.log(JSON.stringify(report));
