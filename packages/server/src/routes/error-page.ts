// Errors as pages for people: browsers ask for HTML, programs do not.
import { type ApiError, errorStatus } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { layOutMessage } from '../sharing/layout.ts';
import { errorBody } from './error-body.ts';

/** Addresses of APIs of others, whose clients expect errors in the form of those, whatever they accept. */
const NO_PAGES = /^\/+(v1|sdapi)(\/|\?|$)/;
const LONGEST_MESSAGE = 300;

const TITLES: Readonly<Record<number, string>> = {
  404: 'There is nothing here',
  405: 'That does not work here',
  429: 'It’s busy right now',
  503: 'It’s busy right now',
};

/** Whether a browser wants to show the answer. */
export const wantsPage = ({ headers, url }: Pick<FastifyRequest, 'headers' | 'url'>): boolean =>
  (headers.accept?.includes('text/html') ?? false) && !NO_PAGES.test(url);

/** Answers with an error: a page for browsers, JSON for programs. */
export function sendError(error: ApiError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = errorStatus[error.code];
  reply.status(status).header('vary', [reply.getHeader('vary'), 'accept'].flat().filter(Boolean).join(', '));
  if (!wantsPage(request)) return reply.send(errorBody(error, request.url));
  const message = toSentence(error.message.slice(0, LONGEST_MESSAGE));
  return reply
    .type('text/html; charset=utf-8')
    .header('x-robots-tag', 'noindex')
    .send(layOutMessage(TITLES[status] ?? 'That did not work', message));
}

const toSentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
