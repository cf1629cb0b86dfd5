// Reports pictures to the moderators of the service.
import { type ReportReason, reportReasons } from '@nonet/api';
import { openClient } from '../service.ts';
import { t } from '../text.ts';
import { useSaid } from './use-said.ts';

/** @param drawing id of the drawing */
export function ReportForm({ drawing, picture }: { readonly drawing: string; readonly picture: number }) {
  const { said, attempt } = useSaid();
  const report = async (fields: FormData): Promise<string> => {
    const reason = fields.get('reason') as ReportReason;
    const message = `picture ${picture}: ${fields.get('message') as string}`;
    await openClient().report({ drawing, reason, message });
    return t('report.sent');
  };
  return (
    <details>
      <summary>{t('report.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          attempt(() => report(fields), t('report.failed'));
        }}
      >
        <label>
          {t('report.what')}
          <select name="reason" required>
            <option value="">{t('report.choose')}</option>
            {(Object.keys(reportReasons) as ReportReason[]).map((reason) => (
              <option key={reason} value={reason}>
                {t(`reason.${reason}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('report.more')}
          <textarea name="message" rows={2} maxLength={900} />
        </label>
        <button type="submit" class="plain">
          {t('report.send')}
        </button>
        <p role="status">{said}</p>
      </form>
    </details>
  );
}
