// Public API of training: the data set, the trainers, and publishing what they made.

export { benchTrain, formatBenchTrain } from './bench/index.ts';
export { exportDalle, trainDalle } from './dalle/train.ts';
export { buildData } from './data/index.ts';
export { writePromptSheet } from './prompt-sheet.ts';
export type { RetrievalScore } from './judge/retrieval-test.ts';
export { trainJudge } from './judge/train.ts';
export { publishModel } from './publish.ts';
export type { LogEntry } from './run-folder.ts';
export type { TuneReport } from './tune/tune.ts';
export { tuneModel } from './tune/tune.ts';
export { trainVqgan } from './vqgan/train.ts';
