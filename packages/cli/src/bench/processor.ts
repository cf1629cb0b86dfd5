// The processor of this machine, as far as the speed of products depends on it.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

export interface Processor {
  readonly model: string;
  /** Instructions for products, as Linux names them; undefined on other systems. */
  readonly features?: readonly string[];
}

const PRODUCT_FEATURES = [
  'avx2',
  'fma',
  'avx512f',
  'avx_vnni',
  'avx512_vnni',
  'avx512_bf16',
  'amx_int8',
  'asimd',
  'asimddp',
  'i8mm',
  'sve',
];

export function readProcessor(): Processor {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  if (process.platform !== 'linux') return { model };
  const flags = /^(?:flags|Features)\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '';
  const present = new Set(flags.trim().split(/\s+/));
  return { model, features: PRODUCT_FEATURES.filter((feature) => present.has(feature)) };
}
