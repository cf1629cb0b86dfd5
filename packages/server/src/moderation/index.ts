// Moderation, for the command line.

export { openBlobs } from '../blobs/index.ts';
export { addBan, liftBan, listBans } from './bans.ts';
export {
  evaluatePolicy,
  evaluationSets,
  formatPolicyFigures,
  readLabelledPrompts,
} from './evaluate-policy.ts';
export { PromptPolicy } from './policy.ts';
export { closeReport, listReports } from './reports.ts';
