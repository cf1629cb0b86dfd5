// Public API of training: the data set, the trainers, and publishing what they made.

export { type TrainDalleOptions, trainDalle } from './dalle/train.ts';
export { benchTrain, formatBenchTrain } from './bench/index.ts';
export { type BuildProgress, buildData } from './data/index.ts';
export { type PromptSheetOptions, writePromptSheet } from './prompt-sheet.ts';
export { type PublishOptions, publishModel } from './publish.ts';
export type { LogEntry } from './run-folder.ts';
export { type TrainOptions, trainVqgan } from './vqgan/train.ts';
