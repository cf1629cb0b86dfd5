// Tells once what was removed from the list, with a way to put it back, and what was deleted elsewhere.
import { closeIcon } from '@nonet/api/icons';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { t } from '../text.ts';
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
          <span>{t(`history.${news.kind}`, { count: count! })}</span>
          {news.kind === 'removed' && (
            <button ref={first} type="button" class="undo" onClick={undoRemoval}>
              {t('undo')}
            </button>
          )}
          <button type="button" class="dismiss" aria-label={t('history.dismiss')} onClick={dismissNews}>
            <Icon of={closeIcon} />
          </button>
        </>
      )}
    </div>
  );
}
