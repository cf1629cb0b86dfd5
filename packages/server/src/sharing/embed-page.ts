// A shared set in the frame of another site: its pictures, and the way to its page.
import { plainText, type Share, shorten } from '@nonet/api';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { layOutDocument } from './document.ts';
import { type AskedPage, stylePath } from './layout.ts';
import { sharePath } from './links.ts';
import { markup } from './markup.ts';

export function layOutEmbed(
  { id, prompt: given, pictures, url }: Share,
  { texts: { t, language }, origin }: Omit<AskedPage, 'here'>,
): string {
  const prompt = plainText(given);
  const columns = Math.ceil(Math.sqrt(pictures.length));
  return layOutDocument({
    language,
    title: `${shorten(prompt)} – Nonet`,
    styles: [stylePath],
    look: 'embed',
    body: markup`<main>
<ul class="tiles columns-${columns}" aria-label="${t('results.pictures')}">
${pictures.map((picture, index) => {
  const small = variantPath(toName(picture.slice(origin.length)), { format: 'webp', size: 256 });
  return markup`<li><a href="${sharePath(id, index + 1)}" target="_blank" rel="noopener"><img src="${small}" alt="${t('picture.name', { prompt: shorten(prompt), number: index + 1, count: pictures.length })}" width="256" height="256"></a></li>
`;
})}</ul>
<h1 class="prompt-text" dir="auto">${shorten(prompt)}</h1>
<p><a class="brand" href="${url}" target="_blank" rel="noopener"><img src="/icon.svg" alt="" width="20" height="20">${t('page.seeOnNonet')}</a></p>
</main>`,
  });
}
