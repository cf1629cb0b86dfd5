// The page as it is before anything is drawn, in each language: the build makes documents of it.
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '@nonet/api/messages';
import { catalogues, compileMessages } from '@nonet/api/messages/all';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { App } from './app.tsx';
import { MESSAGES_ID, rich, setLanguage, t } from './text.ts';

export interface Prerendered {
  readonly language: Language;
  /** Whether it is for browsers that want none of the languages. */
  readonly isDefault: boolean;
  readonly direction: 'ltr' | 'rtl';
  readonly description: string;
  /** The element that has the messages. */
  readonly messages: string;
  readonly noscript: string;
  readonly page: string;
}

export const prerender = (): Prerendered[] => (Object.keys(LANGUAGES) as Language[]).map(prerenderIn);

function prerenderIn(language: Language): Prerendered {
  const messages = compileMessages(catalogues[language].web);
  setLanguage(language, messages);
  const data = JSON.stringify(messages).replaceAll('<', String.raw`\u003c`);
  return {
    language,
    isDefault: language === DEFAULT_LANGUAGE,
    direction: LANGUAGES[language].direction,
    description: t('site.description'),
    messages: `<script type="application/json" id="${MESSAGES_ID}">${data}</script>`,
    noscript: markup(rich('site.noscript', { a: (words) => <a href="gallery">{words}</a> })),
    page: markup(<App />),
  };
}

const markup = (content: ComponentChildren): string => renderToString(<>{content}</>);
