// Trains what rows of a table have in common, at no cost to the model: codes share channels, places rows and columns.
import type { DalleBartConfig } from '@nonet/models';
import { add, type Graph, matmul, Scope, type Tensor } from '@nonet/tensor';
import type { TrainedModel } from '../trainer.ts';

/** What an entry of a table is made of. */
interface Traits {
  /** 1 where an entry has a trait, `[entries, traits]` */
  readonly values: Float32Array;
  readonly entries: number;
  readonly traits: number;
  /** True: entries are rows of the table; false: columns. */
  readonly rows: boolean;
}

const SHARED = 'structure/';

/** Trains other numbers than those of the model, from which the model's own are made at the end. */
export interface ModelStructure {
  /** The root scope to trace a model in that is trained by these numbers. */
  scope(graph: Graph): Scope;
  /** The model that trained numbers stand for. */
  fold(trained: TrainedModel): TrainedModel;
}

/**
 * Every entry of the image tokens' tables is trained as the sum of its own numbers and of numbers that it shares with
 * the entries that have a trait in common: the level of a channel of the code, the row or column of a place. What
 * one code teaches reaches its kin, which a plain table would have to learn code by code. `fold` adds the shares up,
 * so the finished model is a plain DalleBart.
 */
export class SharedStructure implements ModelStructure {
  readonly #tables: ReadonlyMap<string, Traits>;

  /** @param fsqLevels levels of the VQGAN's scalar code; empty: the codes have nothing in common */
  constructor(config: DalleBartConfig, fsqLevels: readonly number[]) {
    const side = Math.sqrt(config.imageLength);
    const places = Number.isInteger(side) ? traitsOf(config.imageLength, [side, side], true) : undefined;
    const entries = config.imageVocabSize + 1;
    const codes = fsqLevels.length > 0;
    this.#tables = new Map([
      ...(places ? [['model/decoder/embed_positions/embedding', places] as const] : []),
      ...(codes
        ? [
            ['model/decoder/embed_tokens/embedding', traitsOf(entries, fsqLevels, true)] as const,
            ['lm_head/kernel', traitsOf(entries, fsqLevels, false)] as const,
          ]
        : []),
    ]);
  }

  /** The root scope to trace a model in whose tables have the shared numbers added. */
  scope(graph: Graph): Scope {
    return new Scope(graph, '', { parameter: (declare, path) => this.#withShared(graph, declare(), path) });
  }

  /** The model with the shared numbers added to its tables, which are then all there is. */
  fold({ weights, shapes }: TrainedModel): TrainedModel {
    const folded = new Map([...weights].filter(([name]) => !name.startsWith(SHARED)));
    for (const [name, traits] of this.#tables) {
      const shared = weights.get(SHARED + name);
      if (shared) folded.set(name, addShared(weights.get(name)!, shared, traits));
    }
    return { weights: folded, shapes };
  }

  #withShared(graph: Graph, table: Tensor, path: string): Tensor {
    const traits = this.#tables.get(path);
    if (!traits) return table;
    const values = graph.constant(traits.values, [traits.entries, traits.traits]);
    const start = { value: 0 };
    return add(
      table,
      traits.rows
        ? matmul(values, graph.parameter(SHARED + path, [traits.traits, table.dim(1)], start))
        : matmul(graph.parameter(SHARED + path, [table.dim(0), traits.traits], start), values, {
            transposeB: true,
          }),
    );
  }
}

/** Digits of each entry's number, the first counting fastest; entries beyond the last code have no trait. */
function traitsOf(entries: number, levels: readonly number[], rows: boolean): Traits {
  const traits = levels.reduce((a, b) => a + b, 0);
  const codes = levels.reduce((a, b) => a * b, 1);
  const values = new Float32Array(entries * traits);
  for (let entry = 0; entry < Math.min(entries, codes); entry++) {
    let rest = entry;
    let first = 0;
    for (const level of levels) {
      values[entry * traits + first + (rest % level)] = 1;
      rest = Math.floor(rest / level);
      first += level;
    }
  }
  return { values, entries, traits, rows };
}

function addShared(table: Float32Array, shared: Float32Array, { values, entries, traits, rows }: Traits) {
  const sum = table.slice();
  const width = table.length / entries;
  for (let entry = 0; entry < entries; entry++) {
    for (let trait = 0; trait < traits; trait++) {
      if (values[entry * traits + trait] === 0) continue;
      for (let i = 0; i < width; i++) {
        if (rows) sum[entry * width + i]! += shared[trait * width + i]!;
        else sum[i * entries + entry]! += shared[i * traits + trait]!;
      }
    }
  }
  return sum;
}
