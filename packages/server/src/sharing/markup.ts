// HTML and XML as templates: whatever is put in is text, unless it is markup of such a template itself.
import { escapeHtml } from '@nonet/api';

/** Text that is markup already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** `undefined` and `false` leave nothing. */
type Inserted = Markup | string | number | undefined | false | readonly Inserted[];

/** Characters that neither language may hold, however they are written. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A template of markup. Attributes must be written in double quotes. */
export const markup = (parts: TemplateStringsArray, ...inserted: readonly Inserted[]): Markup =>
  new Markup(parts.map((part, index) => (index === 0 ? '' : render(inserted[index - 1])) + part).join(''));

function render(value: Inserted): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return toText(String(value));
  return value.map(render).join('');
}

const toText = (text: string): string => escapeHtml(text.replace(FORBIDDEN, '\ufffd'));
