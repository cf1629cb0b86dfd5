// The prompts that are drawn next, each of which can be removed.
import type { DrawRequest } from '@nonet/api';
import { shorten } from '@nonet/api';
import { closeIcon } from '@nonet/api/icons';
import { Icon } from '../icon.tsx';
import { t } from '../text.ts';
import type { Queue } from './use-queue.ts';

interface QueueListProps extends Pick<Queue, 'queued' | 'remove'> {
  /** Draws one now; absent while another is drawn. */
  readonly onDraw: ((request: DrawRequest) => void) | undefined;
}

export function QueueList({ queued, remove, onDraw }: QueueListProps) {
  if (queued.length === 0) return null;
  return (
    <section class="queue" aria-labelledby="queue-heading">
      <h2 id="queue-heading">{t('queue.title')}</h2>
      <ol>
        {queued.map((request, index) => {
          const name = shorten(request.prompt);
          return (
            <li key={index} class="card">
              <span class="prompt-text" dir="auto">
                {name}
              </span>
              <button
                type="button"
                class="button quiet icon-only"
                aria-label={t('queue.remove', { name })}
                onClick={() => remove(request)}
              >
                <Icon of={closeIcon} />
              </button>
            </li>
          );
        })}
      </ol>
      {onDraw && (
        <button
          type="button"
          class="button"
          onClick={() => {
            remove(queued[0]!);
            onDraw(queued[0]!);
          }}
        >
          {t('prompt.queue')}
        </button>
      )}
    </section>
  );
}
