// The languages of the pages, and the choice of one: by hand, which a cookie keeps, else by the browser.

export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  it: { name: 'Italiano', direction: 'ltr' },
  pt: { name: 'Português', direction: 'ltr' },
} as const satisfies Readonly<Record<string, { name: string; direction: 'ltr' | 'rtl' }>>;

export type Language = keyof typeof LANGUAGES;

export const DEFAULT_LANGUAGE: Language = 'en';
export const LANGUAGE_COOKIE = 'nonet-language';

/** Most entries of `Accept-Language` that are read. */
const MAX_ACCEPTED = 20;

export const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

/** The language chosen by hand, else the first of the browser's that there is, else English. */
export function chooseLanguage(headers: {
  readonly cookie?: string | undefined;
  readonly 'accept-language'?: string | undefined;
}): Language {
  const cookie = headers.cookie?.split(/; */).find((part) => part.startsWith(`${LANGUAGE_COOKIE}=`));
  const chosen = cookie?.slice(LANGUAGE_COOKIE.length + 1) ?? '';
  if (isLanguage(chosen)) return chosen;
  return acceptedLanguages(headers['accept-language'] ?? '').find(isLanguage) ?? DEFAULT_LANGUAGE;
}

/** Languages of the header `Accept-Language` without their regions, the most wanted first. */
function acceptedLanguages(header: string): string[] {
  return header
    .split(',', MAX_ACCEPTED)
    .map((part) => {
      const [range = '', weight] = part.trim().split(/;\s*q=/);
      return {
        language: range.toLowerCase().split('-')[0]!,
        weight: weight === undefined ? 1 : Number(weight),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
}
