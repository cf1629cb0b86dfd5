// The form of what may be changed while nodes run.
import type { FormFields } from '../routes/forms.ts';
import { type Markup, markup } from '../sharing/markup.ts';
import { form, select } from './layout.ts';
import type { Settings } from './settings.ts';

const YES_NO = { yes: 'yes', no: 'no' };

export const layOutSettings = (
  { accepting, pauseReason, maxWaiting, ads }: Settings,
  formToken: string,
): Markup => markup`<p>All web nodes follow within five seconds; every change is in the log.</p>
${form(
  '/desk/settings',
  formToken,
  markup`${select('accepting', 'Take new drawings', YES_NO, accepting ? 'yes' : 'no')}
<label>If not, say <input name="pauseReason" required maxlength="200" value="${pauseReason}"></label>
<label>Drawings that may wait <input name="maxWaiting" type="number" min="1" max="10000000" value="${maxWaiting ?? ''}" placeholder="server default"></label>
${select('ads', 'Show ads, where there are any', YES_NO, ads ? 'yes' : 'no')}
<button>Save</button>`,
  'card stack',
)}`;

/** What the form sent, not checked yet. */
export const readSettings = (fields: FormFields): Settings => ({
  accepting: fields['accepting'] !== 'no',
  pauseReason: fields['pauseReason'] ?? '',
  maxWaiting: fields['maxWaiting'] ? Number(fields['maxWaiting']) : null,
  ads: fields['ads'] !== 'no',
});
