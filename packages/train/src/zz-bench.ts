import { mkdtempSync, rmSync } from 'node:fs';
import { TrainingChild } from './bench/protocol.ts';
import { writeJob } from './bench/job.ts';
import { WORKLOADS } from './bench/workloads.ts';
const w = WORKLOADS.find((x) => x.name === process.argv[2])!;
const dir = mkdtempSync('/tmp/nb-');
writeJob(dir, w, 2);
const ours = new TrainingChild(process.execPath, ['--import', 'tsx', 'packages/train/src/bench/our-child.ts', dir], process.env);
const peer = new TrainingChild('/usr/bin/python3', ['packages/train/src/bench/peer.py', dir], process.env);
const [a, b] = [await ours.first(), await peer.first()];
console.log(a.parameters, b.parameters, a.loss, b.loss);
const worst = Object.entries(b.gradientNorms).map(([n, v]) => ({ n, v, o: a.gradientNorms[n]!, d: Math.abs(v - a.gradientNorms[n]!) / v })).sort((x, y) => y.d - x.d);
console.log(worst.slice(0, 6));
rmSync(dir, { recursive: true });
for (let i = 0; i < 3; i++) { const s = await ours.step(), t = await peer.step(); console.log(s.seconds, t.seconds, s.seconds / t.seconds); }
console.log(await ours.end(), await peer.end());
