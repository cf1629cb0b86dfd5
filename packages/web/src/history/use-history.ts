// The list and its news, as components see them.
import { useEffect, useState } from 'preact/hooks';
import { allEntries, type Entry, latestNews, type News, onHistoryChange } from './history-store.ts';

interface History {
  readonly entries: readonly Entry[];
  readonly news: News | undefined;
}

const read = (): History => ({ entries: allEntries(), news: latestNews() });

export function useHistory(): History {
  const [history, setHistory] = useState(read);
  useEffect(() => onHistoryChange(() => setHistory(read())), []);
  return history;
}
