// A scene as data: the things that a picture shows, what is between them, and where they are.
import type { Box } from './bitmap.ts';
import type { ColourName } from './colours.ts';
import type { HOURS, SIZES, WEATHERS } from './limits.ts';

export type Hour = (typeof HOURS)[number];
export type Weather = (typeof WEATHERS)[number];
export type Size = (typeof SIZES)[number];

/** Where a thing is put by hand: the middle of its foot, in shares of the picture's side from the top left. */
export interface Position {
  readonly x: number;
  readonly y: number;
  /** Its size beside the one that the layout gives it; 1 when absent. */
  readonly scale?: number;
}

/** The drawing and the picture whose random numbers replace a thing's or scene's own. */
export interface Origin {
  readonly seed: number;
  readonly picture: number;
}

export interface SceneThing {
  /**
   * Unique in the scene: "a", "b" and so on in the order of the prompt. It stays when the thing is changed: with seed and
   * picture number it seeds the random part of the thing's position.
   */
  readonly id: string;
  /** In the words of training captions: "cat". */
  readonly name: string;
  /** Copies, 1 to MAX_COPIES; 1 when absent. */
  readonly count?: number;
  readonly colour?: ColourName;
  readonly size?: Size;
  /** What it does alone: "dancing". */
  readonly pose?: string;
  /** Keys of `STATES`: "on fire", "angry". */
  readonly states?: readonly string[];
  /** Words that the model reads beside the name: "wearing a suit". */
  readonly detail?: string;
  readonly at?: Position;
  /** Which of the drawings that the model makes of it; 0 when absent. Another number draws the thing anew. */
  readonly variant?: number;
  /** Keeps the thing as another picture of as many drawn things shows it, in all pictures. */
  readonly origin?: Origin;
}

export interface SceneRelation {
  /** Id of a thing. */
  readonly subject: string;
  /** A key of `RELATIONS`: "riding", "wearing". */
  readonly name: string;
  /** Id of another thing, or PLACE_ID. */
  readonly object: string;
}

/** What a picture shows. Things without a relation stand side by side. */
export interface Scene {
  readonly things: readonly SceneThing[];
  readonly relations: readonly SceneRelation[];
  /** A key of `PLACES`; plain white background when absent. */
  readonly place?: string;
  /** Varied between pictures when absent. */
  readonly hour?: Hour;
  readonly weather?: Weather;
  /** As captions say it: "a sticker". */
  readonly style?: string;
  /** Keeps place and layout as another picture shows them. */
  readonly origin?: Origin;
}

/** A thing of a composed picture. */
export interface PlacedThing {
  /** Id in the scene. */
  readonly id: string;
  /** Which copy of it, from 0. */
  readonly copy: number;
  /** In pixels of the picture. */
  readonly box: Box;
  /** Share (0 to 1) of its pixels that no other thing hides. */
  readonly visible: number;
}
