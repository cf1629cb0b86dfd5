// State of reading a prompt: the scene so far, and the context of the next word.
import { MAX_STATES } from '@nonet/scenes';
import type { Meaning } from './lexicon.ts';
import type { Note } from './notes.ts';
import { isAction, LinkReader } from './read-link.ts';
import { IDEA, type Part, PROP, type SceneWords } from './scene-text.ts';

export type Thing = Extract<Meaning, { type: 'thing' }>;

/** Words that describe a thing. */
export type Description = Partial<Pick<Part, 'count' | 'size' | 'colour' | 'material' | 'pose' | 'states'>>;

/** A thing as it was said. */
export interface Mention {
  readonly thing: Thing;
  readonly phrase: string;
  /** "cat's" */
  readonly owner: boolean;
  /** Index of its first part. */
  readonly from: number;
  /** An article or a description stands before it: "a mario hat". */
  readonly determined: boolean;
}

const withState = (states: readonly string[] = [], state: string): readonly string[] =>
  states.includes(state) || states.length === MAX_STATES ? states : [...states, state];

/** Made anew for each prompt. */
export class Reading {
  readonly scene: SceneWords = { parts: [] };
  readonly notes: Note[] = [];
  /** The thing to show if the prompt names a place and nothing in it. */
  alone: string | undefined;
  /** Words that no picture can show. */
  readonly leftOut: string[] = [];
  /** Description of the next thing. */
  described: Description = {};
  readonly links = new LinkReader();
  /** The word right before, if it was an article: "the cat" may be one that was named. */
  article = '';
  number: number | undefined;
  placeMayFollow = false;
  /** Whether the place is that of what somebody does or is, not one that was named after a preposition. */
  isPlaceImplied = false;
  negated = false;
  /** The thing mentioned right before: another one makes a compound of both. */
  before: Mention | undefined;
  /** Things that the next thing holds or rides: "a fishing bear". */
  props: readonly Part[] = [];
  /** A comma stands before what comes next, with no word between. */
  tagMayFollow = false;
  /** The words right before credited an artist. */
  credited = false;
  /** The thing being added is a tag: without an article, right after a comma. */
  isTag = false;
  /** A thing may come: after "a", "riding" or "red". */
  thingMayFollow = true;

  /** The last thing that is not what a stand-in holds or wears. */
  get lastThing(): Part | undefined {
    return this.scene.parts.findLast(({ weight }) => weight !== PROP);
  }

  /** Whether what comes next is a tag of things named before: "a cat, sharp focus". */
  get isTagNext(): boolean {
    return this.tagMayFollow && this.article === '' && this.links.text === '' && this.scene.parts.length > 0;
  }

  /** The words that describe the next thing; empties them. */
  takeDescription(): Description {
    const described = this.described;
    this.described = {};
    return described;
  }

  /** A comma ends what was said of a thing, but not what waits for one: "a big, red dog", "riding a 🐎". */
  endPhrase(): void {
    this.endDescription(); // "dragon, flying, wings"
    this.negated = false;
    this.before = undefined;
    this.thingMayFollow = true;
    this.tagMayFollow = true;
    this.links.conjoin();
  }

  /** Ends an action that no thing follows: "fighting each other", "chasing it". */
  endLink(toEarlier: boolean): void {
    const relation = this.links.end();
    if (relation !== undefined) this.leaveOpen(relation, toEarlier);
  }

  /** Notes on the last thing that it does something to a thing that is not named. */
  leaveOpen(relation: string, toEarlier: boolean): void {
    const said = this.scene.parts.at(-1)?.said;
    if (said !== undefined) said.doing ??= { relation, toEarlier };
  }

  /** Adds a state to the next thing or to the one named before. */
  addState(state: string, isOfLast: boolean): void {
    const target = (isOfLast ? this.lastThing : undefined) ?? this.described;
    target.states = withState(target.states, state);
  }

  /** Leaves out what stands for ideas beside things, but not in "a cat playing music" and "death riding a horse". */
  dropIdeas(): void {
    const { parts } = this.scene;
    if (!parts.some(({ weight }) => weight > IDEA)) return;
    const isInAction = (i: number) => [i, i + 1].some((at) => isAction(parts[at]?.said?.relation ?? ''));
    const dropped = parts.filter(({ said }, i) => said?.idea !== undefined && !isInAction(i));
    for (const { said } of dropped) {
      const idea = said!.idea!;
      this.leftOut.push(idea);
      const note = this.notes.findIndex(({ words, reason }) => reason === 'idea' && words === idea);
      if (note >= 0) this.notes.splice(note, 1);
    }
    parts.splice(0, parts.length, ...parts.filter((part) => !dropped.includes(part)));
  }

  /** A colour or state that was said after its thing: "a car that is red". */
  endDescription(): void {
    const { colour, states = [] } = this.described;
    const last = this.lastThing;
    if (last === undefined || this.article !== '') return;
    if (colour !== undefined && last.colour !== undefined) return;
    if (colour === undefined && states.length === 0) return;
    if (colour !== undefined) last.colour = colour;
    for (const state of states) last.states = withState(last.states, state);
    this.described = {};
  }
}
