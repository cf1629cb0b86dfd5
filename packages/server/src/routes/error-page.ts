// Errors as pages for people: browsers ask for HTML, programs do not.
import { type ApiError, errorStatus } from '@nonet/api';
import { DEFAULT_LANGUAGE } from '@nonet/api/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type SiteTexts, textsFor, variesByLanguage } from '../languages.ts';
import { layOutMessage } from '../sharing/layout.ts';
import { markup } from '../sharing/markup.ts';
import { errorBody } from './error-body.ts';

/** Addresses of APIs of others, whose clients expect errors in the form of those, whatever they accept. */
const NO_PAGES = /^\/+(v1|sdapi)(\/|\?|$)/;
const LONGEST_MESSAGE = 300;

type Fault = 'nothing' | 'method' | 'busy' | 'other';
const FAULTS: Readonly<Record<number, Fault>> = { 404: 'nothing', 405: 'method', 429: 'busy', 503: 'busy' };

/** Whether a browser wants to show the answer. */
export const wantsPage = ({ headers, url }: Pick<FastifyRequest, 'headers' | 'url'>): boolean =>
  (headers.accept?.includes('text/html') ?? false) && !NO_PAGES.test(url);

/** Answers with an error: a page for browsers, JSON for programs. */
export function sendError(error: ApiError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = errorStatus[error.code];
  reply.status(status).header('vary', [reply.getHeader('vary'), 'accept'].flat().filter(Boolean).join(', '));
  if (!wantsPage(request)) return reply.send(errorBody(error, request.url));
  return variesByLanguage(reply)
    .type('text/html; charset=utf-8')
    .header('x-robots-tag', 'noindex')
    .send(layOutError(error, textsFor(request)));
}

/** A page that tells an error in the language of the texts, with what the error says for programs, in English. */
export function layOutError({ code, message }: ApiError, texts: SiteTexts): string {
  const { t } = texts;
  const fault = FAULTS[errorStatus[code]] ?? 'other';
  const sentence = toSentence(message.slice(0, LONGEST_MESSAGE));
  if (texts.language === DEFAULT_LANGUAGE) return layOutMessage(texts, t(`fault.${fault}`), sentence);
  const advice = t(fault === 'method' ? 'fault.otherText' : `fault.${fault}Text`);
  const detail = markup`${advice}<br><small>${t('fault.inEnglish')} <span lang="en">${sentence}</span></small>`;
  return layOutMessage(texts, t(`fault.${fault}`), detail);
}

const toSentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
