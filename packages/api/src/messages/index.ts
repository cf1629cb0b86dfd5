// Languages of the pages and texts in them; the catalogues themselves are in all.ts.

export type { SiteMessages, WebMessages } from './en/index.ts';
export {
  chooseLanguage,
  DEFAULT_LANGUAGE,
  isLanguage,
  LANGUAGE_COOKIE,
  LANGUAGES,
  type Language,
} from './languages.ts';
export { type Compiled, createTexts, type Tags, type Texts } from './texts.ts';
