// Evaluation: what drawings show, measured by a judge that was trained apart from the model.
export {
  drawBlind,
  formatBlind,
  makeBlind,
  readAnswers,
  readKey,
  scoreBlind,
} from './blind/index.ts';
export { formatCutOuts, measureCutOuts, summariseCutOuts } from './cut-outs/measure.ts';
export { writeWorstCuts } from './cut-outs/sheet.ts';
export type { EvaluateOptions } from './evaluate.ts';
export { evaluate } from './evaluate.ts';
export { HtmlReport } from './html-report.ts';
export type { PromptSet } from './prompt-file.ts';
export { readPromptSet } from './prompt-file.ts';
export { blindSets, firstOf, quickSets, standardSets } from './prompt-sets.ts';
export { measureRanking } from './ranking.ts';
export { makeReference } from './reference.ts';
export { sweep } from './sweep.ts';
export { formatEvaluation, formatRanking, formatSweep } from './table.ts';
