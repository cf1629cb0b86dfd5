// Measurements of the service under load, with simulated drawing.
export type { KillsOptions, KillsResult } from './kills.ts';
export { benchKills } from './kills.ts';
export type { OverloadOptions, OverloadResult } from './overload.ts';
export { benchOverload } from './overload.ts';
export type { StreamsOptions, StreamsResult } from './streams.ts';
export { benchStreams } from './streams.ts';
