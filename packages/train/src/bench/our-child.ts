// Our side of the training benchmark, a process of its own: forward, backward and AdamW, one step per request.
import { createInterface } from 'node:readline';
import { peakMegabytes } from '@nonet/core/node';
import { adamW, newAdamWState } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { traceStep } from '../training-step.ts';
import { ADAMW, readJob } from './job.ts';
import type { Farewell, FirstStep, Request, TimedStep } from './protocol.ts';

const job = readJob(process.argv[2]!);
const session = await compile(traceStep(job.workload), { threads: job.threads });
const states = new Map([...job.parameters].map(([name, weights]) => [name, newAdamWState(weights.length)]));
let steps = 0;

async function gradients() {
  const outputs = await session.run({ ...job.feeds, ...Object.fromEntries(job.parameters) });
  const gradient = (name: string) => outputs[`gradient/${name}`]!.data as Float32Array;
  return { loss: Number(outputs['loss']!.data[0]), gradient };
}

async function first(): Promise<FirstStep> {
  const { loss, gradient } = await gradients();
  const norm = (values: Float32Array) => Math.sqrt(values.reduce((total, value) => total + value * value, 0));
  return {
    parameters: [...job.parameters.values()].reduce((total, { length }) => total + length, 0),
    loss,
    gradientNorms: Object.fromEntries([...job.parameters.keys()].map((name) => [name, norm(gradient(name))])),
  };
}

async function step(): Promise<TimedStep> {
  const start = performance.now();
  const { gradient } = await gradients();
  steps++;
  for (const [name, weights] of job.parameters) {
    adamW(weights, gradient(name), states.get(name)!, steps, ADAMW.learningRate, ADAMW);
  }
  return { seconds: (performance.now() - start) / 1000 };
}

const end = async (): Promise<Farewell> => ({ peakMegabytes: peakMegabytes() });

const ANSWERS: Record<Request, () => Promise<unknown>> = { first, step, end };

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await ANSWERS[line as Request]()));
  if (line === 'end') break;
}
process.exit(0);
