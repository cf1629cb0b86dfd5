// Drawings made on this device, the latest first, in the browser's local storage. Where that is denied or full, the
// page goes on without.
import type { Drawing } from '@nonet/api';

/** A drawing as it was when last heard of. */
export type Entry = Omit<Drawing, 'position' | 'etaSeconds' | 'delayed'> & { readonly favourite?: boolean };

/** A change that people are told of once. */
export type News =
  /** Entries that were removed here, until they are put back or dismissed. */
  | { readonly kind: 'removed'; readonly entries: readonly Entry[] }
  /** Drawings that were deleted elsewhere. */
  | { readonly kind: 'gone'; readonly count: number };

const KEY = 'nonet-history';
const MAX_ENTRIES = 200;
const listeners = new Set<() => void>();
const gone = new Set<string>();

let entries: readonly Entry[] = read();
let news: News | undefined;

// Where the build renders the page there is none.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === KEY || key === null) changeTo(read());
});

export const allEntries = (): readonly Entry[] => entries;

export const findEntry = (id: string): Entry | undefined => entries.find((entry) => entry.id === id);

export const latestNews = (): News | undefined => news;

/** Whether the drawing was found deleted since the page was opened. */
export const isGone = (id: string): boolean => gone.has(id);

/** Whether the drawing is in the list, or can still be put back. */
export const isKept = (id: string): boolean =>
  [...entries, ...(news?.kind === 'removed' ? news.entries : [])].some((entry) => entry.id === id);

/** Adds or renews an entry. */
export function remember({
  position: _position,
  etaSeconds: _eta,
  delayed: _delayed,
  ...entry
}: Drawing): void {
  const place = entries.findIndex(({ id }) => id === entry.id);
  const { favourite } = entries[place] ?? {};
  save(
    place < 0
      ? [entry, ...entries].slice(0, MAX_ENTRIES)
      : entries.with(place, { ...entry, ...(favourite ? { favourite } : {}) }),
  );
}

export const setFavourite = (id: string, favourite: boolean): void =>
  save(entries.map((entry) => (entry.id === id ? { ...entry, favourite } : entry)));

/** Drops an entry that came to nothing. */
export const forget = (id: string): void => save(entries.filter((entry) => entry.id !== id));

/** Removes entries from the list; until `dismissNews` or the next removal, `undoRemoval` puts them back. */
export function removeEntries(ids: ReadonlySet<string>): void {
  news = { kind: 'removed', entries: entries.filter(({ id }) => ids.has(id)) };
  save(entries.filter(({ id }) => !ids.has(id)));
}

export function undoRemoval(): void {
  if (news?.kind !== 'removed') return;
  const back = [...entries, ...news.entries];
  news = undefined;
  save(back.sort((one, other) => timeOf(other) - timeOf(one)));
}

export function dismissNews(): void {
  news = undefined;
  changeTo(entries);
}

/** Drops entries of drawings that were deleted, whoever deleted them. */
export function dropGone(ids: readonly string[]): void {
  if (ids.length === 0) return;
  for (const id of ids) gone.add(id);
  const kept = entries.filter(({ id }) => !gone.has(id));
  if (kept.length < entries.length) news = { kind: 'gone', count: entries.length - kept.length };
  save(kept);
}

/** Calls `listener` after every change, by this page or another. Gives a function that ends that. */
export function onHistoryChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** When it was asked for, in milliseconds; 0 where that is not known. */
export const timeOf = ({ createdAt }: Entry): number => Date.parse(createdAt) || 0;

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
