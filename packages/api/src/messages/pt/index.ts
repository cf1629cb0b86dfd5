// The Portuguese messages.
import type { SiteMessages, WebMessages } from '../en/index.ts';
import type { Translated } from '../texts.ts';
import { drawing } from './drawing.ts';
import { history } from './history.ts';
import { page } from './page.ts';
import { pages } from './pages.ts';
import { pictures } from './pictures.ts';

/** Of the page that draws. */
export const web: Translated<WebMessages> = { ...page, ...drawing, ...pictures, ...history };

/** Of the pages that the service renders. */
export const site: Translated<SiteMessages> = { ...web, ...pages };
