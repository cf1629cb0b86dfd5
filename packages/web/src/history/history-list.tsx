// The latest drawings asked for in this browser: each is a link that opens it. All of them are in the dialog.
import { shorten } from '@nonet/api';
import { closeIcon } from '@nonet/api/icons';
import { useEffect } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { t } from '../text.ts';
import { EntryLink } from './entry-link.tsx';
import { removeEntries } from './history-store.ts';
import { HistoryToast } from './history-toast.tsx';
import { renewEntries } from './renew-entries.ts';
import { useHistory } from './use-history.ts';
import './history.css';

const SHOWN = 6;

interface HistoryListProps {
  readonly shownId: string | undefined;
  /** Opens the dialog with all of them. */
  readonly onAll: () => void;
  /** Whether that is open: it tells what is removed by itself. */
  readonly isDialogOpen: boolean;
}

export function HistoryList({ shownId, onAll, isDialogOpen }: HistoryListProps) {
  const { entries, news } = useHistory();
  useEffect(() => {
    const renew = (): void => {
      if (!document.hidden) void renewEntries().catch(() => {}); // offline they stay as they are
    };
    renew();
    document.addEventListener('visibilitychange', renew);
    return () => document.removeEventListener('visibilitychange', renew);
  }, []);

  return (
    <>
      {entries.length > 0 && (
        <section class="history" aria-labelledby="history-title">
          <h2 id="history-title">{t('history.title')}</h2>
          <ul class="entries">
            {entries.slice(0, SHOWN).map((entry) => (
              <li key={entry.id} class="entry">
                <EntryLink entry={entry} shown={entry.id === shownId} />
                <RemoveButton id={entry.id} name={shorten(entry.request.prompt)} />
              </li>
            ))}
          </ul>
          <p class="row">
            <button type="button" class="button" onClick={onAll}>
              {entries.length > SHOWN ? t('history.all', { count: entries.length }) : t('history.search')}
            </button>
          </p>
        </section>
      )}
      {!isDialogOpen && <HistoryToast news={news} />}
    </>
  );
}

export function RemoveButton({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <button
      type="button"
      class="button quiet icon-only remove"
      aria-label={t('queue.remove', { name })}
      title={t('history.removeFrom')}
      onClick={({ currentTarget }) => {
        // The keyboard's place goes on to the next entry: this one will be gone.
        const buttons = [...document.querySelectorAll<HTMLElement>('.remove')].filter(
          (button) => button.closest('dialog') === currentTarget.closest('dialog'),
        );
        const place = buttons.indexOf(currentTarget);
        (buttons[place + 1] ?? buttons[place - 1])?.focus();
        removeEntries(new Set([id]));
      }}
    >
      <Icon of={closeIcon} />
    </button>
  );
}
