// Evaluation of how prompts are understood.
export { evaluateText, formatTextEvaluation, type TextEvaluation } from './evaluate.ts';
