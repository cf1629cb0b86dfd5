// Tells once what was removed from the list, with a way to put it back, and what was deleted elsewhere.
import { counted } from '@nonet/api';
import { closeIcon } from '@nonet/api/icons';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { dismissNews, type News, undoRemoval } from './history-store.ts';

export function HistoryToast({ news }: { readonly news: News | undefined }) {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The button that was pressed may be gone with its entry.
    if (news?.kind === 'removed' && document.activeElement === document.body) first.current?.focus();
  }, [news]);
  const count = news?.kind === 'removed' ? news.entries.length : news?.count;
  return (
    <div role="status" class="toast history-toast">
      {news && (
        <>
          <span>{wordsFor(news.kind, count!)}</span>
          {news.kind === 'removed' && (
            <button ref={first} type="button" class="undo" onClick={undoRemoval}>
              Undo
            </button>
          )}
          <button type="button" class="dismiss" aria-label="Dismiss" onClick={dismissNews}>
            <Icon of={closeIcon} />
          </button>
        </>
      )}
    </div>
  );
}

const wordsFor = (kind: News['kind'], count: number): string =>
  kind === 'removed'
    ? `${counted(count, 'drawing')} removed from this list.`
    : `${counted(count, 'drawing')} ${count === 1 ? 'was' : 'were'} deleted and ${count === 1 ? 'is' : 'are'} no longer in your list.`;
