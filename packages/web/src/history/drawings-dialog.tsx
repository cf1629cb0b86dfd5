// All drawings of this browser: searched, by days, with favourites; several at once are downloaded or removed.
import { shorten } from '@nonet/api';
import { downloadIcon, favouriteIcon } from '@nonet/api/icons';
import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icon.tsx';
import { useSaid } from '../pictures/use-said.ts';
import { rich, t } from '../text.ts';
import { EntryLink } from './entry-link.tsx';
import { findEntries, groupByDay } from './group-entries.ts';
import { RemoveButton } from './history-list.tsx';
import { dismissNews, type Entry, removeEntries, setFavourite } from './history-store.ts';
import { HistoryToast } from './history-toast.tsx';
import { useHistory } from './use-history.ts';
import { variationLabel } from './variation-label.ts';
import './drawings-dialog.css';

interface DrawingsDialogProps {
  readonly shownId: string | undefined;
  readonly onClose: () => void;
}

const PAGE = 60;

export function DrawingsDialog({ shownId, onClose }: DrawingsDialogProps) {
  const { entries, news } = useHistory();
  const [search, setSearch] = useState('');
  const [favouritesOnly, setFavouritesOnly] = useState(false);
  /** Ids of those that are ticked; undefined while none can be. */
  const [ticked, setTicked] = useState<ReadonlySet<string>>();
  const [limit, setLimit] = useState(PAGE);
  const { said, attempt } = useSaid();
  useEffect(() => dismissNews, []);

  const found = findEntries(entries, search).filter(({ favourite }) => favourite || !favouritesOnly);
  const days = groupByDay(found.slice(0, limit), new Date(), document.documentElement.lang);
  const chosen = entries.filter(({ id }) => ticked?.has(id));
  const toggle = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const download = async (): Promise<string> => {
    const { saveEntries } = await import('./zip-entries.ts');
    await saveEntries(chosen);
    return t('history.downloaded', { count: chosen.length });
  };

  return (
    <Dialog title={t('history.title')} look="drawings" onClose={onClose}>
      <div class="drawings-tools">
        <label class="field">
          <span class="hidden">{t('history.searchPrompts')}</span>
          <input
            type="search"
            placeholder={t('history.searchPrompts')}
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
        <button
          type="button"
          class="chip"
          aria-pressed={favouritesOnly}
          onClick={() => setFavouritesOnly(!favouritesOnly)}
        >
          <Icon of={favouriteIcon} />
          {t('history.favourites')}
        </button>
        <button
          type="button"
          class="chip"
          aria-pressed={ticked !== undefined}
          onClick={() => setTicked(ticked ? undefined : new Set())}
        >
          {t('history.select')}
        </button>
      </div>
      <div class="drawings-days">
        {days.map(({ words, entries: ofDay }) => (
          <section key={words} aria-label={words}>
            <h3>{words}</h3>
            <ul class="entries">
              {ofDay.map((entry) => (
                <DialogEntry
                  key={entry.id}
                  entry={entry}
                  label={variationLabel(entry, entries)}
                  shown={entry.id === shownId}
                  ticked={ticked?.has(entry.id)}
                  onTick={() => toggle(entry.id)}
                  onOpen={(link) => link.closest('dialog')?.close()}
                />
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && (
          <p class="nothing">
            {wordsForNone({ search: search.trim(), isEmpty: entries.length === 0, favouritesOnly })}
          </p>
        )}
        {found.length > limit && (
          <button type="button" class="button" onClick={() => setLimit(limit + PAGE)}>
            {t('history.showMore')}
          </button>
        )}
        <p class="said">{rich('history.about', { privacy: (words) => <a href="privacy">{words}</a> })}</p>
      </div>
      <HistoryToast news={news} />
      {ticked && (
        <div class="drawings-bar row">
          <span role="status">{said || t('history.selected', { count: chosen.length })}</span>
          <button type="button" class="button" onClick={() => setTicked(new Set(found.map(({ id }) => id)))}>
            {t('history.selectAll', { count: found.length })}
          </button>
          <button
            type="button"
            class="button primary"
            aria-disabled={chosen.length === 0}
            onClick={() => chosen.length > 0 && attempt(download, t('history.notLoaded'))}
          >
            <Icon of={downloadIcon} />
            {t('history.downloadZip')}
          </button>
          <button
            type="button"
            class="button danger"
            aria-disabled={chosen.length === 0}
            onClick={() => {
              if (chosen.length === 0) return;
              removeEntries(ticked);
              setTicked(new Set());
            }}
          >
            {t('history.removeSelected')}
          </button>
        </div>
      )}
    </Dialog>
  );
}

interface DialogEntryProps {
  readonly entry: Entry;
  readonly label: string | undefined;
  readonly shown: boolean;
  /** Undefined: it cannot be. */
  readonly ticked: boolean | undefined;
  readonly onTick: () => void;
  readonly onOpen: (link: HTMLElement) => void;
}

function DialogEntry({ entry, label, shown, ticked, onTick, onOpen }: DialogEntryProps) {
  const { id, request, favourite = false } = entry;
  const name = shorten(request.prompt);
  return (
    <li class={`entry ${ticked ? 'ticked' : ''}`}>
      {ticked !== undefined && (
        <input
          type="checkbox"
          aria-label={t('history.selectOne', { name })}
          checked={ticked}
          onChange={onTick}
        />
      )}
      <EntryLink entry={entry} shown={shown} onOpen={onOpen}>
        {label !== undefined && (
          <span class="entry-label" dir="auto">
            {label}
          </span>
        )}
      </EntryLink>
      {ticked === undefined && (
        <>
          <button
            type="button"
            class="button quiet icon-only favourite"
            aria-label={t('history.favouriteOf', { name })}
            aria-pressed={favourite}
            title={t('history.favourite')}
            onClick={() => setFavourite(id, !favourite)}
          >
            <Icon of={favouriteIcon} />
          </button>
          <RemoveButton id={id} name={name} />
        </>
      )}
    </li>
  );
}

interface None {
  readonly search: string;
  readonly isEmpty: boolean;
  readonly favouritesOnly: boolean;
}

function wordsForNone({ search, isEmpty, favouritesOnly }: None): string {
  if (isEmpty) return t('history.empty');
  if (search !== '') return t('history.noResults', { search });
  return favouritesOnly ? t('history.noFavourites') : '';
}
