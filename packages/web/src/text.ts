// The texts of the page in its language. The build puts the messages of that one into the document.
import { type Compiled, createTexts, type Language, type Texts, type WebMessages } from '@nonet/api/messages';

/** Of the element that has the messages. */
export const MESSAGES_ID = 'messages';

let texts: Texts<WebMessages> | undefined;

/** Sets the language that the page is in. */
export function setLanguage(language: Language, messages: Compiled<keyof WebMessages>): void {
  texts = createTexts<WebMessages>(language, messages);
}

function found(): Texts<WebMessages> {
  if (!texts) {
    const messages = document.getElementById(MESSAGES_ID)!.textContent;
    setLanguage(
      document.documentElement.lang as Language,
      JSON.parse(messages) as Compiled<keyof WebMessages>,
    );
  }
  return texts!;
}

export const languageOfPage = (): Language => found().language;

/** The text of a message. */
export const t: Texts<WebMessages>['t'] = (key, ...values) => found().t(key, ...values);

/** A message with elements in it. */
export const rich: Texts<WebMessages>['rich'] = (key, tags, values) => found().rich(key, tags, values);
