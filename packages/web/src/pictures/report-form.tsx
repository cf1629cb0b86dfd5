// Reports pictures to the moderators of the service.
import { type ReportReason, reportReasons } from '@nonet/api';
import { openClient } from '../service.ts';
import { useSaid } from './use-said.ts';

/** @param drawing id of the drawing */
export function ReportForm({ drawing, picture }: { readonly drawing: string; readonly picture: number }) {
  const { said, attempt } = useSaid();
  const report = async (fields: FormData): Promise<string> => {
    const reason = fields.get('reason') as ReportReason;
    const message = `picture ${picture}: ${fields.get('message') as string}`;
    await openClient().report({ drawing, reason, message });
    return 'Thanks, we’ll review your report.';
  };
  return (
    <details>
      <summary>Report</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          attempt(() => report(fields), 'The report could not be sent.');
        }}
      >
        <label>
          What is wrong with it?
          <select name="reason" required>
            <option value="">Choose…</option>
            {Object.entries(reportReasons).map(([reason, words]) => (
              <option key={reason} value={reason}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          What should we know?
          <textarea name="message" rows={2} maxLength={900} />
        </label>
        <button type="submit" class="plain">
          Send
        </button>
        <p role="status">{said}</p>
      </form>
    </details>
  );
}
