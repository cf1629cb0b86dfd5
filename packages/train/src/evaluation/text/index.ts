// Evaluation of how prompts are understood.
export { evaluateText, type TextEvaluation } from './evaluate.ts';
