// The default model's card: its README as a page for browsers, as Markdown for programs.
import { readFile } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiError } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import MarkdownIt from 'markdown-it';
import { z } from 'zod';
import { textsIn } from '../languages.ts';
import { content, errors } from '../openapi/answers.ts';
import { layOut } from '../sharing/layout.ts';
import { Markup, markup } from '../sharing/markup.ts';
import type { AppContext } from './context.ts';
import { wantsPage } from './error-page.ts';

/** Pictures that a card may show, by how their names end. */
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};
/** The card of the model that comes with Nonet shows pictures of the documentation. */
const DOCS = fileURLToPath(new URL('../../../../docs', import.meta.url));
/** Settings of model hubs before the text. */
const FRONT_MATTER = /^---\r?\n[\s\S]*?\n---\r?\n/;
/** Of tables that need no names of columns. */
const EMPTY_HEAD = /<thead>\n<tr>\n(?:<th><\/th>\n)+<\/tr>\n<\/thead>\n/g;
const SCHEME = /^([a-z][\w+.-]*:|\/\/)/i;
const ELSEWHERE = /^(https?:\/\/|#)/;

export function modelCardRoutes(app: FastifyInstance, { model, modelFolder }: AppContext): void {
  const read = async (): Promise<string> => {
    const card = await readFile(join(modelFolder, 'README.md'), 'utf8').catch(() => undefined);
    if (card === undefined) throw new ApiError('not-found', `${model} has no model card`);
    return card;
  };

  app.get('/model-card', { schema: CARD }, async (request, reply) => {
    const card = await read();
    reply.header('cache-control', 'no-cache').header('vary', 'accept');
    if (!wantsPage(request)) return reply.type('text/plain; charset=utf-8').send(card);
    const { html } = renderCard(card, modelFolder);
    const body = markup`<article class="prose">${new Markup(html)}</article>`;
    return reply
      .type('text/html; charset=utf-8')
      .send(layOut({ texts: textsIn('en'), title: `About ${model} – Nonet`, listed: true, body }));
  });

  app.get<{ Params: { name: string } }>(
    '/model-card/:name',
    { schema: { hide: true } },
    async (request, reply) => {
      const { images } = renderCard(await read(), modelFolder);
      const path = images.get(request.params.name);
      const file = path === undefined ? undefined : await readFile(path).catch(() => undefined);
      if (path === undefined || !file) throw new ApiError('not-found', 'there is no such picture');
      return reply
        .type(IMAGE_TYPES[extname(path)]!)
        .header('cache-control', 'public, max-age=3600')
        .send(file);
    },
  );
}

interface RenderedCard {
  readonly html: string;
  /** Files of its pictures by the names that they are served under. */
  readonly images: ReadonlyMap<string, string>;
}

/** A card as HTML. It may be a stranger's: HTML in it is text, and it shows only pictures of known folders. */
function renderCard(card: string, folder: string): RenderedCard {
  const images = new Map<string, string>();
  const markdown = new MarkdownIt({ html: false });
  const { rules } = markdown.renderer;
  const { escapeHtml } = markdown.utils;
  rules.image = (tokens, index) => {
    const { attrs, content: words } = tokens[index]!;
    const source = String(new Map(attrs).get('src') ?? '');
    const path = imagePath(source, folder);
    const caption = escapeHtml(words);
    if (path === undefined) return caption;
    images.set(basename(path), path);
    return `<img src="/model-card/${encodeURIComponent(basename(path))}" alt="${caption}" loading="lazy">`;
  };
  // Links into the repository lead nowhere here.
  rules.link_open = (tokens, index, options, _env, renderer) => {
    const href = String(new Map(tokens[index]!.attrs).get('href') ?? '');
    return ELSEWHERE.test(href) ? renderer.renderToken(tokens, index, options) : '<span>';
  };
  rules.link_close = (tokens, index) => {
    let depth = 1;
    for (let before = index - 1; before >= 0; before--) {
      const { type, attrs } = tokens[before]!;
      if (type === 'link_close') depth++;
      if (type === 'link_open' && --depth === 0)
        return ELSEWHERE.test(String(new Map(attrs).get('href') ?? '')) ? '</a>' : '</span>';
    }
    return '';
  };
  rules.table_open = () => '<div class="table" role="group" aria-label="Table" tabindex="0"><table>';
  rules.table_close = () => '</table></div>';
  const html = markdown
    .render(card.replace(FRONT_MATTER, ''))
    .replace(EMPTY_HEAD, '')
    .replaceAll('<th></th>', '<td></td>');
  return { html, images };
}

/** The file of a picture of a card; undefined if it is none of the known folders. */
function imagePath(source: string, folder: string): string | undefined {
  if (SCHEME.test(source)) return undefined;
  const path = resolve(folder, source);
  const isInside = [folder, DOCS].some((known) => !/^\.\.|^\/|^[A-Z]:/i.test(relative(resolve(known), path)));
  return isInside && Object.hasOwn(IMAGE_TYPES, extname(path)) ? path : undefined;
}

const CARD = {
  tags: ['drawings'],
  summary: 'What the model that draws by default says about itself',
  description: 'A page for those who accept `text/html`.',
  response: { 200: content('text/plain', z.string(), 'Markdown.'), ...errors(['not-found']) },
};
