// Public API of training: the data set, the trainers, and publishing what they made.

export { benchTrain, formatBenchTrain } from './bench/index.ts';
export { type SheetName, writeCatalogue } from './catalogue/index.ts';
export { exportDalle, trainDalle } from './dalle/train.ts';
export { buildData } from './data/index.ts';
export type { EvaluateOptions, PromptSet } from './evaluation/index.ts';
export {
  blindSets,
  drawBlind,
  evaluate,
  firstOf,
  formatBlind,
  formatCutOuts,
  formatEvaluation,
  formatRanking,
  formatSweep,
  HtmlReport,
  makeBlind,
  makeReference,
  measureCutOuts,
  measureRanking,
  quickSets,
  readAnswers,
  readKey,
  readPromptSet,
  scoreBlind,
  standardSets,
  summariseCutOuts,
  sweep,
  writeWorstCuts,
} from './evaluation/index.ts';
export { evaluateText, formatTextEvaluation, type TextEvaluation } from './evaluation/text/index.ts';
export type { RetrievalScore } from './judge/retrieval-test.ts';
export { trainJudge } from './judge/train.ts';
export { buildLexicon } from './lexicon/build.ts';
export { writePromptSheet } from './prompt-sheet.ts';
export { publishModel } from './publish.ts';
export type { LogEntry } from './run-folder.ts';
export type { TuneReport } from './tune/tune.ts';
export { tuneModel } from './tune/tune.ts';
export { formatUpscalerScores, testUpscaler } from './upscaler/evaluate.ts';
export { trainUpscaler } from './upscaler/train.ts';
export { exportVqgan, trainVqgan } from './vqgan/train.ts';
export { trainDecoder } from './vqgan/train-decoder.ts';
