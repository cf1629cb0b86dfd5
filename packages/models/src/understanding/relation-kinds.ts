// Relations of composed scenes by kind: actions, and what belongs to somebody.
import { ACTION_RULES, RELATIONS } from '@nonet/scenes';

/** Relations that are actions upon another thing. */
export const ACTIONS: ReadonlySet<string> = new Set([
  ...Object.keys(ACTION_RULES),
  'chasing',
  'attacking',
  'fighting',
  'eating',
  'drinking',
  'riding',
  'looking at',
  'looking for',
  'pointing at',
]);

/** Relations of a living thing to what belongs to it. */
export const BELONGING: ReadonlySet<string> = new Set(['wearing', 'holding', 'carrying']);

/** Relations that say what somebody does or has; the others are positions. */
export const DEEDS: ReadonlySet<string> = new Set([...ACTIONS, ...BELONGING]);

/** Relations that make one thing of two: the object gives the subject its surface, head, face or hood. */
export const HYBRIDS: ReadonlySet<string> = new Set(
  Object.keys(RELATIONS).filter((name) => RELATIONS[name]!.kind === 'given'),
);
