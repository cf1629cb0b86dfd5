// Reads the tables written by hand, which lie in `tables/`.
import { readFileSync } from 'node:fs';
import { NonetError } from '@nonet/core';

/** The rows of a table, cut at tabs; comments and empty lines are left out. */
export function readTable(name: string, columns: number): string[][] {
  const url = new URL(`./tables/${name}`, import.meta.url);
  return readFileSync(url, 'utf8')
    .split('\n')
    .map((line, i) => ({ cells: line.split('\t').map((cell) => cell.trim()), line: i + 1 }))
    .filter(({ cells }) => cells[0] !== '' && !cells[0]!.startsWith('#'))
    .map(({ cells, line }) => {
      if (cells.length === columns) return cells;
      throw new NonetError(
        'lexicon-table',
        `${name}, line ${line}: expected ${columns} columns parted by tabs, got ${cells.length}`,
      );
    });
}

/** The words of a cell: "cat, dog". */
export const cellWords = (cell: string): string[] => cell.split(/\s*,\s*/).filter((word) => word !== '');

/** Words parted by spaces or line ends; `_` is a space within a phrase. */
export function readWords(name: string): string[] {
  const url = new URL(`./tables/${name}`, import.meta.url);
  return readFileSync(url, 'utf8')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));
}

/** Tables from what is said to what it comes to, as `lexicon.json` has them. */
export class TableWriter {
  readonly #words = new Map<string, Set<string>>();

  add(target: string, word: string): void {
    const words = this.#words.get(target);
    if (words === undefined) this.#words.set(target, new Set([word]));
    else words.add(word);
  }

  /** Every word added. */
  all(): Set<string> {
    return new Set([...this.#words.values()].flatMap((words) => [...words]));
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries([...this.#words].map(([target, words]) => [target, [...words].join('|')]));
  }
}
