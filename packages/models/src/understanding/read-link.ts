// Collects the words between two things: the link as captions have it, and the relation of a composed scene.
import { DEEDS } from './relation-kinds.ts';
import type { Said } from './scene-text.ts';

/** Link words that say less than those that follow: "and sitting on". */
const WEAK: ReadonlySet<string> = new Set(['', 'and', 'with']);

/** Prepositions that may stand before the first thing: "under a rainbow, a cat". */
const OPENINGS: ReadonlySet<string> = new Set(
  'next to,on,under,behind,in front of,in,inside,above,around,hybrid'.split(','),
);

/** Whether a relation is an action. */
export const isAction = (relation: string): boolean => DEEDS.has(relation);

type Bond = Pick<Said, 'relation' | 'conjoined' | 'passive' | 'opening'>;

/** The link that the next thing will have; made anew for each prompt. */
export class LinkReader {
  /** As captions say it; empty when there is none. */
  text = '';
  /** As a composed scene has it. */
  relation = '';
  #words = '';
  #conjoined = false;
  #passive = false;
  #opening: string | undefined;

  /** Whether the link is an action, so that an object is expected. */
  get isAction(): boolean {
    return isAction(this.relation);
  }

  /** A preposition before the first thing, which captions leave out. */
  open(relation: string): void {
    if (OPENINGS.has(relation)) this.#opening ??= relation;
  }

  /** Takes the words of a link; the verb of "sitting on top of" says more than what follows it. */
  add(text: string, relation: string, words: string): void {
    if (text === 'and') this.#conjoined = true;
    // "ridden by", "surrounded by": what follows does it.
    const isPast = this.isAction || this.relation === 'around';
    if (words === 'by' && isPast && !this.#words.split(' ')[0]!.endsWith('ing')) this.#passive = true;
    if (!WEAK.has(this.text)) return;
    this.text = text;
    this.relation = relation;
    this.#words = words;
  }

  /** Replaces the link by another one: a costume is worn. */
  become(text: string): void {
    this.text = text;
    this.relation = text;
  }

  /** A comma stands where "and" could. */
  conjoin(): void {
    this.#conjoined = true;
  }

  /** The relation of an action that no thing follows; empties the link. */
  end(): string | undefined {
    const relation = this.isAction ? this.relation : undefined;
    this.#clear();
    return relation;
  }

  /** Link to the thing that follows; empties the link. */
  take(): Bond {
    const opening = this.#opening;
    const bond = {
      relation: this.relation || 'and',
      conjoined: this.#conjoined,
      passive: this.#passive,
      ...(opening !== undefined && { opening }),
    };
    this.#clear();
    this.#opening = undefined;
    return bond;
  }

  #clear(): void {
    this.text = '';
    this.relation = '';
    this.#words = '';
    this.#conjoined = false;
    this.#passive = false;
  }
}
