// Sampling as the programs of 2022 had it, by name.
import type { SamplingOptions } from './sampler.ts';

/**
 * `dalle-mini`: the settings of borisdayma/dalle-mini's notebook (guidance 10; the library's default top-k, 50).
 * `min-dalle`: the defaults of kuprel/min-dalle's hosted API.
 */
export const presets = {
  'dalle-mini': { guidanceScale: 10, temperature: 1, topK: 50, topP: 1 },
  'min-dalle': { guidanceScale: 16, temperature: 1, topK: 256, topP: 1 },
} as const satisfies Readonly<Record<string, SamplingOptions>>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as readonly PresetName[];
