// Drawings made on this device, the latest first, in the browser's local storage. Where that is denied or full, the
// page goes on without.
import type { Drawing } from '@nonet/api';

/** A drawing as it was when last heard of. */
export type Entry = Omit<Drawing, 'position' | 'etaSeconds' | 'delayed'>;

const KEY = 'nonet-history';
const MAX_ENTRIES = 200;
const listeners = new Set<() => void>();

let entries: readonly Entry[] = read();

// Where the build renders the page there is none.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === KEY || key === null) changeTo(read());
});

export const allEntries = (): readonly Entry[] => entries;

export const findEntry = (id: string): Entry | undefined => entries.find((entry) => entry.id === id);

/** Adds or renews an entry. */
export function remember({
  position: _position,
  etaSeconds: _eta,
  delayed: _delayed,
  ...entry
}: Drawing): void {
  const place = entries.findIndex(({ id }) => id === entry.id);
  save(place < 0 ? [entry, ...entries].slice(0, MAX_ENTRIES) : entries.with(place, entry));
}

export const forget = (id: string): void => save(entries.filter((entry) => entry.id !== id));

export const forgetAll = (): void => save([]);

/** Calls `listener` after every change, by this page or another. Gives a function that ends that. */
export function onHistoryChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): readonly Entry[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function save(wanted: readonly Entry[]): void {
  changeTo(wanted);
  // Long prompts may fill the storage before the number of entries does: the oldest half goes first.
  for (let kept = wanted.length; ; kept = Math.floor(kept / 2)) {
    try {
      localStorage.setItem(KEY, JSON.stringify(wanted.slice(0, kept)));
      return;
    } catch {
      if (kept === 0) return;
    }
  }
}

function changeTo(next: readonly Entry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

// A declaration: the stored entries are read before a constant down here would exist.
function isEntry(value: unknown): value is Entry {
  const { id, request } = (value ?? {}) as Partial<Entry>;
  return typeof id === 'string' && typeof request?.prompt === 'string';
}
