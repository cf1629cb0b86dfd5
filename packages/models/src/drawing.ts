// Types of a drawing: its options and its result.
import type { PlacedThing, Scene } from '@nonet/scenes';
import type { PresetName } from './generation/presets.ts';
import type { SamplingOptions } from './generation/sampler.ts';
import type { RgbPicture } from './picture.ts';
import type { Note } from './understanding/notes.ts';

/** A drawn picture. */
export interface Picture extends RgbPicture {
  /** Number of the picture in its drawing: with seed, prompt and options it names the picture for good. */
  readonly index: number;
  /** How well it fits, when there were candidates to choose from; comparable within a drawing. */
  readonly score?: number;
  /** Where each thing of the scene is, if the picture was composed of things. */
  readonly things?: readonly PlacedThing[];
}

export interface DrawProgress {
  /** Image tokens drawn so far, of each picture. */
  readonly done: number;
  readonly total: number;
  /** Pictures as far as they are drawn, when this is a moment to look; undrawn parts are grey. */
  readonly preview?: readonly Picture[];
}

/** A prompt and its part in the picture, beside the main prompt's of 1. */
export interface WeightedPrompt {
  readonly prompt: string;
  /** Above 0. */
  readonly weight: number;
}

/**
 * What stays of a given picture: its top rows of tokens, a share of its tokens spread over it (0 to 1), or what is
 * opaque of it.
 */
export type Keep = { readonly rows: number } | { readonly share: number } | { readonly opaque: true };

/** A picture to start from. Of any size: its middle square is used. */
export interface StartPicture {
  readonly picture: RgbPicture & {
    /** Opacity, `[height, width]`, 0 to 255; everything is opaque when absent. */
    readonly alpha?: Uint8Array;
  };
  readonly keep: Keep;
}

/**
 * Who chooses among candidates. `clip`: a CLIP looks at the pictures; `self`: the model says how much likelier the
 * prompt made their tokens.
 */
export type RankerName = 'clip' | 'self';

/**
 * `tile`: every picture can be laid beside itself without a seam. `grid`: the pictures of a square grid run into each
 * other, as in min-dalle.
 */
export type Seamless = 'tile' | 'grid';

export interface DrawOptions extends Partial<SamplingOptions> {
  /** Sampling options by name; single ones that are given as well go before. */
  readonly preset?: PresetName;
  /** Pictures wanted; 9 when absent. */
  readonly count?: number;
  /** Any whole number from 0; random when absent. */
  readonly seed?: number;
  /** Text that the pictures should be unlike. */
  readonly negativePrompt?: string;
  /** Prompts that the pictures should show as well. */
  readonly blend?: readonly WeightedPrompt[];
  /** What to show, in place of the scene that the prompt describes. */
  readonly scene?: Scene;
  /** Has the model draw a scene all at once, as the original does, in place of thing by thing. */
  readonly joint?: boolean;
  /** Completes or varies a picture. */
  readonly start?: StartPicture;
  readonly seamless?: Seamless;
  /** Pictures drawn, of which the best `count` are kept; at least `count`. */
  readonly candidates?: number;
  /** When absent: `clip` if the model has one, else `self`. */
  readonly ranker?: RankerName;
  /** How many times pictures are shown before they are finished; 0 when absent. */
  readonly previews?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DrawProgress) => void | Promise<void>;
}

/** The options of a drawing, with everything that was left out filled in. */
export interface DrawSettings extends SamplingOptions {
  readonly count: number;
  readonly candidates: number;
  readonly negativePrompt: string;
  readonly blend?: readonly WeightedPrompt[];
  /** The scene that was asked for in place of the prompt's. */
  readonly scene?: Scene;
  /** True where a scene was drawn all at once on request. */
  readonly joint?: true;
  /** What was kept of the picture that it started from. */
  readonly keep?: Keep;
  readonly seamless?: Seamless;
  /** Who chose; absent when there was nothing to choose. */
  readonly ranker?: RankerName;
}

/** A finished drawing: everything needed to draw it again, but for a picture that it started from. */
export interface Drawing {
  readonly prompt: string;
  readonly seed: number;
  readonly options: DrawSettings;
  /** Best first when there were more candidates than pictures, else in order. */
  readonly pictures: readonly Picture[];
  /** What the pictures were composed from, thing by thing; absent where the model drew them all at once. */
  readonly scene?: Scene;
  /** How words of the prompts that were not taken literally were understood. */
  readonly notes: readonly Note[];
}
