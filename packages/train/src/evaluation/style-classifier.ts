// Tells the style of a picture from its place in a judge's space and its texture: multinomial logistic regression.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RgbPicture } from '@nonet/models';
import { openCheckpoint, writeSafetensors } from '@nonet/models/node';
import { textureOf } from './texture.ts';

/** What a classifier knows of a picture, and the name of its style. */
export interface StyledPicture {
  /** Of `styleFeatures`. */
  readonly features: Float32Array;
  readonly style: string;
}

/** What style shows in: a judge's place tells things and their drawing, texture tells surfaces. */
export const styleFeatures = (place: Float32Array, picture: RgbPicture): Float32Array =>
  Float32Array.from([...place, ...textureOf(picture)]);

/** Steps and rate of gradient descent with momentum; the loss has long settled by then. */
const STEPS = 400;
const RATE = 0.2;
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

  /** Learns from pictures, at least one of each style. */
  static train(known: readonly StyledPicture[]): StyleClassifier {
    const styles = [...new Set(known.map(({ style }) => style))];
    const scaling = scalingOf(known.map(({ features }) => features));
    const scaled = known.map(({ features, style }) => ({
      style,
      features: features.map((value, i) => (value - scaling[i]!.mean) / scaling[i]!.deviation),
    }));
    const width = scaling.length + 1;
    const classifier = new StyleClassifier(styles, new Float32Array(styles.length * width));
    const speed = new Float32Array(styles.length * width);
    for (let step = 0; step < STEPS; step++) {
      const slope = classifier.#slope(scaled);
      for (let i = 0; i < slope.length; i++) {
        speed[i] = MOMENTUM * speed[i]! - RATE * (slope[i]! + DECAY * classifier.weights[i]!);
        classifier.weights[i]! += speed[i]!;
      }
    }
    classifier.#takeUnscaled(scaling);
    return classifier;
  }

  /** The most probable style. */
  styleOf(features: Float32Array): string {
    const chances = this.#chances(features);
    return this.styles[chances.indexOf(Math.max(...chances))]!;
  }

  /** Puts the scaling of what was learnt from into the weights. */
  #takeUnscaled(scaling: readonly Scaling[]): void {
    for (const row of this.styles.keys()) {
      const at = row * this.#width;
      scaling.forEach(({ mean, deviation }, i) => {
        this.weights[at + i]! /= deviation;
        this.weights[at + scaling.length]! -= this.weights[at + i]! * mean;
      });
    }
  }

  /** Gradient of the mean cross-entropy. */
  #slope(known: readonly StyledPicture[]): Float32Array {
    const slope = new Float32Array(this.weights.length);
    for (const { features, style } of known) {
      const right = this.styles.indexOf(style);
      for (const [row, chance] of this.#chances(features).entries()) {
        const error = (chance - (row === right ? 1 : 0)) / known.length;
        const at = row * this.#width;
        for (let i = 0; i < features.length; i++) slope[at + i]! += error * features[i]!;
        slope[at + features.length]! += error;
      }
    }
    return slope;
  }

  #chances(features: Float32Array): number[] {
    const logits = this.styles.map((_, row) => {
      let sum = this.weights[(row + 1) * this.#width - 1]!;
      for (let i = 0; i < features.length; i++) sum += this.weights[row * this.#width + i]! * features[i]!;
      return sum;
    });
    const largest = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - largest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  }
}

/** Of one feature. */
interface Scaling {
  readonly mean: number;
  readonly deviation: number;
}

/** Keeps a feature that hardly varies from being blown up. */
const LEAST_DEVIATION = 1e-3;

function scalingOf(rows: readonly Float32Array[]): Scaling[] {
  return Array.from(rows[0]!, (_, i) => {
    const mean = rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + (row[i]! - mean) ** 2, 0) / rows.length;
    return { mean, deviation: Math.sqrt(variance) + LEAST_DEVIATION };
  });
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
