// Gathers the relations of a scene that one layout shows together: two riders of one horse, what stands around one thing.
import type { RelationRule } from '../layouts.ts';
import { RELATIONS } from '../relations.ts';
import type { Scene } from '../scene.ts';

/** Things that a layout joins with others; ids of one side are laid out side by side. */
export interface Bond {
  readonly rule: RelationRule;
  readonly subjects: readonly string[];
  readonly objects: readonly string[];
  /** Seeds its random numbers. */
  readonly key: string;
}

/** The side that has one partner for several things of the other side. */
const sharedSide = ({ ring }: RelationRule, name: string): 'subject' | 'object' =>
  ring === 'between' || name === 'carrying' ? 'subject' : 'object';

/** The bonds of a scene's relations between figures, in the order of their first relations. */
export function bondsOf({ relations }: Scene): Bond[] {
  const bonds = new Map<string, Bond>();
  for (const [i, { subject, name, object }] of relations.entries()) {
    const rule = RELATIONS[name];
    if (rule?.kind !== 'pair') continue;
    const side = sharedSide(rule, name);
    const shared = side === 'subject' ? subject : object;
    const at = `${name} ${shared}`;
    const known = bonds.get(at) ?? { rule, subjects: [], objects: [], key: `${subject} ${i}` };
    bonds.set(at, {
      ...known,
      subjects: known.subjects.includes(subject) ? known.subjects : [...known.subjects, subject],
      objects: known.objects.includes(object) ? known.objects : [...known.objects, object],
    });
  }
  return [...bonds.values()];
}
