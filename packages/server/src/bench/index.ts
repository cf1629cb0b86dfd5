// Measurements of the service under load, with simulated drawing.

export { removeFolder } from '../remove-folder.ts';
export type { PostgresChoice } from './bench-postgres.ts';
export type { ChaosOptions, ChaosResult } from './chaos/chaos.ts';
export { benchChaos } from './chaos/chaos.ts';
export type { FrontKind } from './chaos/front.ts';
export { fronts } from './chaos/front.ts';
export { PEAK as DAY_PEAK } from './day-curve.ts';
export type { KillsOptions, KillsResult } from './kills.ts';
export { benchKills } from './kills.ts';
export type { OverloadOptions, OverloadResult } from './overload.ts';
export { benchOverload } from './overload.ts';
export type { ReplayOptions, ReplayResult } from './replay.ts';
export { replayDay } from './replay.ts';
export type { StreamsOptions, StreamsResult } from './streams.ts';
export { benchStreams } from './streams.ts';
