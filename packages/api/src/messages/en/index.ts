// The English messages, which tell the keys and the values of all languages.
import { drawing } from './drawing.ts';
import { history } from './history.ts';
import { page } from './page.ts';
import { pages } from './pages.ts';
import { pictures } from './pictures.ts';

/** Of the page that draws. */
export const web = { ...page, ...drawing, ...pictures, ...history } as const;

export type WebMessages = typeof web;

/** Of the pages that the service renders. */
export const site = { ...web, ...pages } as const;

export type SiteMessages = typeof site;
