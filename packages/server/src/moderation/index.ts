// Moderation, for the command line.
export {
  evaluatePolicy,
  evaluationSets,
  formatPolicyFigures,
  readLabelledPrompts,
} from './evaluate-policy.ts';
export { PromptPolicy } from './policy.ts';
