// Tells whoever runs the service that a prompt was refused wrongly.
import { type DrawRequest, sceneTexts } from '@nonet/api';
import { useSaid } from '../pictures/use-said.ts';
import { openClient } from '../service.ts';
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
  const appeal = async (message: string): Promise<string> => {
    const { prompt, negativePrompt, scene } = request;
    const texts = [prompt, negativePrompt, ...(scene ? sceneTexts(scene) : [])].filter(Boolean);
    await openClient().appeal({ prompt: texts.join('\n').slice(0, LONGEST), category, message });
    return 'Thank you: your prompt is with whoever runs this.';
  };
  return (
    <details class="appeal">
      <summary>Is that a mistake?</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const message = new FormData(event.currentTarget).get('message') as string;
          attempt(() => appeal(message), 'It could not be sent; please try again later.');
        }}
      >
        <label>
          Why should it be drawn?
          <textarea name="message" rows={2} maxLength={1_000} />
        </label>
        <button type="submit" class="plain">
          Send it with my prompt
        </button>
        <p role="status">{said}</p>
      </form>
    </details>
  );
}
