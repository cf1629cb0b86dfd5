import { benchTrain, formatBenchTrain } from './bench/index.ts';
const [steps, ...workloads] = process.argv.slice(2);
const r = await benchTrain({ steps: Number(steps), threads: 2, workloads });
console.log(formatBenchTrain(r)); console.log(JSON.stringify(r));
