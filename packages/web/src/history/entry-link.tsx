// An entry of the list: its first picture and its prompt. It opens the drawing.
import { shorten } from '@nonet/api';
import type { ComponentChildren } from 'preact';
import type { Entry } from './history-store.ts';

interface EntryLinkProps {
  readonly entry: Entry;
  readonly shown: boolean;
  readonly onOpen?: (link: HTMLElement) => void;
  /** What is said below the prompt. */
  readonly children?: ComponentChildren;
}

export function EntryLink({ entry, shown, onOpen, children }: EntryLinkProps) {
  const { id, request, pictures = [] } = entry;
  return (
    <a
      href={`#${id}`}
      aria-current={shown ? 'true' : undefined}
      {...(onOpen ? { onClick: ({ currentTarget }) => onOpen(currentTarget) } : {})}
    >
      <span class="thumbnail">
        {pictures.slice(0, 1).map((url) => (
          <img key={url} src={url} alt="" width="64" height="64" loading="lazy" />
        ))}
      </span>
      <span class="entry-words">
        <span class="prompt-text" dir="auto">
          {shorten(request.prompt)}
        </span>
        {children}
      </span>
    </a>
  );
}
