// The drawings asked for in this browser: each is a link that opens it.
import { shorten } from '@nonet/api';
import { closeIcon } from '@nonet/api/icons';
import { useEffect, useState } from 'preact/hooks';
import { ConfirmButton } from '../confirm-button.tsx';
import { Icon } from '../icon.tsx';
import { allEntries, type Entry, forget, forgetAll, onHistoryChange } from './history-store.ts';
import { renewUnfinished } from './renew-unfinished.ts';
import './history.css';

const PAGE = 12;

export function HistoryList({ shownId }: { readonly shownId: string | undefined }) {
  const [entries, setEntries] = useState(allEntries);
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => onHistoryChange(() => setEntries(allEntries())), []);
  useEffect(() => void renewUnfinished().catch(() => {}), []); // offline they stay as they are
  if (entries.length === 0) return null;

  return (
    <section class="history" aria-labelledby="history-title">
      <h2 id="history-title">Your drawings</h2>
      <ul>
        {entries.slice(0, limit).map((entry) => (
          <HistoryItem key={entry.id} entry={entry} shown={entry.id === shownId} />
        ))}
      </ul>
      <p class="row">
        {entries.length > limit && (
          <button type="button" class="button" onClick={() => setLimit(limit + PAGE)}>
            Show more
          </button>
        )}
        <ConfirmButton
          label="Forget all"
          question={`Forget all ${entries.length}?`}
          confirm="Forget them"
          onConfirm={forgetAll}
        />
      </p>
    </section>
  );
}

function HistoryItem({ entry, shown }: { readonly entry: Entry; readonly shown: boolean }) {
  const { id, request, pictures = [] } = entry;
  const name = shorten(request.prompt);
  return (
    <li>
      <a href={`#${id}`} aria-current={shown ? 'true' : undefined}>
        <span class="thumbnail">
          {pictures.slice(0, 1).map((url) => (
            <img key={url} src={url} alt="" width="64" height="64" loading="lazy" />
          ))}
        </span>
        <span class="prompt-text" dir="auto">
          {name}
        </span>
      </a>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={`Forget ${name}`}
        title="Forget"
        onClick={({ currentTarget }) => {
          // The keyboard's place goes on to the next entry: this one will be gone.
          const { nextElementSibling, previousElementSibling } = currentTarget.parentElement!;
          (nextElementSibling ?? previousElementSibling)?.querySelector('button')?.focus();
          forget(id);
        }}
      >
        <Icon of={closeIcon} />
      </button>
    </li>
  );
}
