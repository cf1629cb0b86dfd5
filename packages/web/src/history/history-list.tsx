// The drawings made on this device: each is a link that opens it.
import { shorten } from '@nonet/api';
import { useEffect, useState } from 'preact/hooks';
import { allEntries, type Entry, forget, forgetAll, onHistoryChange } from './history-store.ts';
import './history.css';

const PAGE = 12;

export function HistoryList({ shownId }: { readonly shownId: string | undefined }) {
  const [entries, setEntries] = useState(allEntries);
  const [limit, setLimit] = useState(PAGE);
  const [asking, setAsking] = useState(false);
  useEffect(() => onHistoryChange(() => setEntries(allEntries())), []);
  if (entries.length === 0) return null;

  return (
    <section class="history" aria-labelledby="history-title">
      <h2 id="history-title">Drawn on this device</h2>
      <ul>
        {entries.slice(0, limit).map((entry) => (
          <HistoryItem key={entry.id} entry={entry} shown={entry.id === shownId} />
        ))}
      </ul>
      <p class="row">
        {entries.length > limit && (
          <button type="button" class="plain" onClick={() => setLimit(limit + PAGE)}>
            Show more
          </button>
        )}
        {asking ? (
          <>
            <span>Forget all {entries.length}?</span>
            <button type="button" class="plain" onClick={forgetAll}>
              Forget them
            </button>
            <button type="button" class="plain" onClick={() => setAsking(false)}>
              Keep them
            </button>
          </>
        ) : (
          <button type="button" class="plain" onClick={() => setAsking(true)}>
            Forget all
          </button>
        )}
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
        class="plain"
        aria-label={`Forget ${name}`}
        title="Forget"
        onClick={() => forget(id)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
