// The beginning of every page that the server renders: shared sets, the desk, ads.
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '@nonet/api/messages';
import { type Markup, markup } from './markup.ts';

export interface DocumentParts {
  /** English when absent. */
  readonly language?: Language;
  readonly title: string;
  /** Whether search engines may list the page. */
  readonly listed?: boolean;
  /** Addresses of style sheets. */
  readonly styles: readonly string[];
  /** What else the head has. */
  readonly head?: Markup;
  /** Class of the body. */
  readonly look?: string;
  readonly body: Markup;
}

/** A whole document as text. */
export const layOutDocument = ({
  title,
  listed = false,
  styles,
  head,
  look,
  body,
  language = DEFAULT_LANGUAGE,
}: DocumentParts): string =>
  markup`<!doctype html>
<html lang="${language}" dir="${LANGUAGES[language].direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${!listed && markup`<meta name="robots" content="noindex">`}
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${styles.map((path) => markup`<link rel="stylesheet" href="${path}">`)}
${head}
</head>
${look === undefined ? markup`<body>` : markup`<body class="${look}">`}
${body}
</body>
</html>
`.text;
