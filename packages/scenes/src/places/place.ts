// Type of a place that scenes can be set in.
import type { Random } from '../random.ts';
import type { Light } from './shapes.ts';

/** A part of a place that things stand behind: a counter, a laid table, bars. */
export interface Front {
  /**
   * Its upper edge, in shares of the side: things stand so that only their feet are below it. Absent where it lets them be
   * seen, like bars or blades of grass.
   */
  top?: number;
  /** Share of the pictures that show it; all when absent. */
  share?: number;
  /** Its SVG, drawn over the things. */
  draw: (random: Random, light: Light) => string;
}

/** A place that can be drawn. */
export interface Place {
  /** Ways to name it: "in the desert". */
  words: readonly string[];
  /** Where things may stand, from the far edge of the ground to the near one, in shares of the side. */
  ground: readonly [number, number];
  /** Things float in it instead of standing. */
  floating?: boolean;
  /** Rooms, space and the deep have no time of day and no weather. */
  enclosed?: boolean;
  /** The phrase of training captions that comes nearest, for drawing all at once; absent where captions say `words`. */
  like?: string;
  /** Its SVG, drawn over the sky. */
  draw: (random: Random, light: Light) => string;
  /** Absent where nothing stands before the things. Training scenes leave it out. */
  front?: Front;
}
