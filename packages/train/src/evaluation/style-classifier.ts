// Tells the style of a picture from its place in a judge's space: multinomial logistic regression on real pictures.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint, writeSafetensors } from '@nonet/models/node';

/** A picture's place and the name of its style. */
export interface StyledPlace {
  readonly place: Float32Array;
  readonly style: string;
}

/** Steps and rate of gradient descent with momentum; the loss has long settled by then. */
const STEPS = 400;
const RATE = 2;
const MOMENTUM = 0.9;
/** Keeps weights small, as a share of them taken off per step of rate 1. */
const DECAY = 1e-4;

export class StyleClassifier {
  readonly styles: readonly string[];
  /** `[styles, width + 1]`: the last column is the bias. */
  readonly weights: Float32Array;
  readonly #width: number;

  /** @param weights `[styles, width + 1]` */
  constructor(styles: readonly string[], weights: Float32Array) {
    this.styles = styles;
    this.weights = weights;
    this.#width = weights.length / styles.length;
  }

  /** Learns from places, at least one of each style. */
  static train(known: readonly StyledPlace[]): StyleClassifier {
    const styles = [...new Set(known.map(({ style }) => style))];
    const width = known[0]!.place.length + 1;
    const classifier = new StyleClassifier(styles, new Float32Array(styles.length * width));
    const speed = new Float32Array(styles.length * width);
    for (let step = 0; step < STEPS; step++) {
      const slope = classifier.#slope(known);
      for (let i = 0; i < slope.length; i++) {
        speed[i] = MOMENTUM * speed[i]! - RATE * (slope[i]! + DECAY * classifier.weights[i]!);
        classifier.weights[i]! += speed[i]!;
      }
    }
    return classifier;
  }

  /** The likeliest style. */
  styleOf(place: Float32Array): string {
    const chances = this.#chances(place);
    return this.styles[chances.indexOf(Math.max(...chances))]!;
  }

  /** Gradient of the mean cross-entropy. */
  #slope(known: readonly StyledPlace[]): Float32Array {
    const slope = new Float32Array(this.weights.length);
    for (const { place, style } of known) {
      const right = this.styles.indexOf(style);
      for (const [row, chance] of this.#chances(place).entries()) {
        const error = (chance - (row === right ? 1 : 0)) / known.length;
        const at = row * this.#width;
        for (let i = 0; i < place.length; i++) slope[at + i]! += error * place[i]!;
        slope[at + place.length]! += error;
      }
    }
    return slope;
  }

  #chances(place: Float32Array): number[] {
    const logits = this.styles.map((_, row) => {
      let sum = this.weights[(row + 1) * this.#width - 1]!;
      for (let i = 0; i < place.length; i++) sum += this.weights[row * this.#width + i]! * place[i]!;
      return sum;
    });
    const largest = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - largest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  }
}

const fileIn = (folder: string) => join(folder, 'styles.safetensors');

/** Keeps a classifier in a judge's folder. @throws NonetError `checkpoint-write` */
export function writeStyleClassifier(folder: string, { styles, weights }: StyleClassifier): void {
  const width = weights.length / styles.length;
  const tensors = styles.map((name, i) => ({
    name,
    shape: [width],
    dtype: 'F32' as const,
    data: weights.slice(i * width, (i + 1) * width),
  }));
  writeSafetensors(fileIn(folder), tensors);
}

/** The classifier in a judge's folder, if one was made. @throws NonetError `checkpoint-*` */
export function readStyleClassifier(folder: string): StyleClassifier | undefined {
  if (!existsSync(fileIn(folder))) return undefined;
  const source = openCheckpoint(fileIn(folder));
  try {
    const rows = [...source.tensors.values()];
    return new StyleClassifier(
      rows.map(({ name }) => name),
      Float32Array.from(rows.flatMap((row) => Array.from(row.read()))),
    );
  } finally {
    source.close();
  }
}
