// Run by a test as a process of its own: trains with a checkpoint after every step until somebody kills it.
import { RunFolder } from '../run-folder.ts';
import { train } from '../trainer.ts';
import { regressionOptions, regressionTask } from './regression-task.ts';

const folder = new RunFolder(process.argv[2]!);
const onStep = ({ step }: { step: number }) => console.log(`step ${step}`);
await train(regressionTask(32), folder, regressionOptions(1_000_000, { checkpointMinutes: 0, onStep }));
