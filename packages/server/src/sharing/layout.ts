// What all pages of shared sets have around them. They are made by the server and need no script.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { layOutDocument } from './document.ts';
import { type Markup, markup } from './markup.ts';

export const style = ['../../../api/src/theme.css', '../../../api/src/parts.css', './pages.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');
/** Changes with the style, so that browsers may keep it for good. */
export const stylePath = `/sharing-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`;

export interface PageParts {
  readonly title: string;
  /** Whether search engines may list the page. */
  readonly listed: boolean;
  readonly head?: Markup;
  readonly body: Markup;
}

/** A whole page as text. */
export function layOut({ title, listed, head, body }: PageParts): string {
  return layOutDocument({
    title,
    listed,
    styles: [stylePath],
    head: markup`<link rel="alternate" type="application/rss+xml" title="Nonet: the gallery" href="/gallery.rss">
${head}`,
    body: markup`<header>
<a href="/" class="home"><img src="/icon.svg" alt="" width="36" height="36">Nonet</a>
<nav aria-label="Site"><a href="/">Draw</a> <a href="/gallery">Gallery</a></nav>
</header>
<main>
${body}
</main>
<footer>
<p>Made by a machine from words alone: it can be odd or wrong, and repeats the biases of what it learnt from. The
<a href="/model-card">model card</a> says more.</p>
</footer>`,
  });
}

/** A page that says one thing. */
export const layOutMessage = (title: string, message: string): string =>
  layOut({
    title: `${title} – Nonet`,
    listed: false,
    body: markup`<h1>${title}</h1><p>${message}</p><p><a href="/gallery">To the gallery</a></p>`,
  });
