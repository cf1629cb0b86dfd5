// Sends an appeal against the refusal of a prompt.
import { type DrawRequest, sceneTexts } from '@nonet/api';
import { useState } from 'preact/hooks';
import { useSaid } from '../pictures/use-said.ts';
import { openClient } from '../service.ts';
import { t } from '../text.ts';
import './appeal.css';

/** Of a text that the service takes. */
const LONGEST = 10_000;

interface AppealFormProps {
  readonly request: DrawRequest;
  /** What it was refused as. */
  readonly category: string;
}

export function AppealForm({ request, category }: AppealFormProps) {
  const { said, attempt } = useSaid();
  const [isSent, setIsSent] = useState(false);
  const appeal = async (message: string): Promise<string> => {
    const { prompt, negativePrompt, scene } = request;
    const texts = [prompt, negativePrompt, ...(scene ? sceneTexts(scene) : [])].filter(Boolean);
    await openClient().appeal({ prompt: texts.join('\n').slice(0, LONGEST), category, message });
    setIsSent(true);
    return '';
  };
  if (isSent) return <p role="status">{t('appeal.sent')}</p>;
  return (
    <details class="appeal">
      <summary>{t('appeal.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const message = new FormData(event.currentTarget).get('message') as string;
          attempt(() => appeal(message), t('appeal.failed'));
        }}
      >
        <label class="field">
          {t('appeal.why')}
          <textarea name="message" rows={2} maxLength={1_000} />
        </label>
        <button type="submit" class="button">
          {t('appeal.send')}
        </button>
        <p role="status">{said}</p>
      </form>
    </details>
  );
}
