// Texts of the pages that the service renders, in the language of the request.
import {
  chooseLanguage,
  createTexts,
  type Language,
  type SiteMessages,
  type Texts,
} from '@nonet/api/messages';
import { catalogues, compileMessages } from '@nonet/api/messages/all';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type SiteTexts = Texts<SiteMessages>;

/** Compiled when they are first wanted. */
const known = new Map<Language, SiteTexts>();

export function textsIn(language: Language): SiteTexts {
  let texts = known.get(language);
  if (!texts) {
    texts = createTexts<SiteMessages>(language, compileMessages(catalogues[language].site));
    known.set(language, texts);
  }
  return texts;
}

export const textsFor = ({ headers }: Pick<FastifyRequest, 'headers'>): SiteTexts =>
  textsIn(chooseLanguage(headers));

/** Says that an answer depends on the language of the request. */
export const variesByLanguage = (reply: FastifyReply): FastifyReply =>
  reply.header(
    'vary',
    [reply.getHeader('vary'), 'accept-language', 'cookie'].flat().filter(Boolean).join(', '),
  );
