// Sharing over real sockets: links, pages, the gallery, feeds; and what strangers and attackers get.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, fileName, Gallery, OEmbed, plainText, Share } from '@nonet/api';
import pg from 'pg';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACKS } from '../testing/attacks.ts';
import { startTestNode } from '../testing/node.ts';
import { ARTIST, FRIEND, type SharingNode, startSharingNode } from '../testing/sharing-node.ts';

let site: SharingNode;
let url: string;

beforeAll(async () => {
  site = await startSharingNode();
  url = site.node.url;
});
afterAll(() => site.node.close());

const share: SharingNode['share'] = (...given) => site.share(...given);
const call: SharingNode['call'] = (...given) => site.call(...given);
const page: SharingNode['page'] = (...given) => site.page(...given);
const gallery = async (query = '') => Gallery.parse(await (await call('GET', `/api/gallery${query}`)).json());
const idsOf = ({ shares }: Gallery) => shares.map(({ id }) => id);
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe('a shared set', () => {
  it('has one link, which its drawer alone can make, with 96 random bits', async () => {
    const { id, url: address, drawing, own, published, pictures } = await share('a cat');
    expect([own, published, pictures.length]).toEqual([true, false, 9]);
    expect(Buffer.from(id, 'base64url')).toHaveLength(12);
    expect(address).toBe(`${url}/s/${id}`);
    const again = await call('PUT', `/api/drawings/${drawing}/share`, ARTIST);
    expect(((await again.json()) as Share).id).toBe(id);
    expect((await call('PUT', `/api/drawings/${drawing}/share`, FRIEND)).status).toBe(404);
    expect((await call('PUT', '/api/drawings/nonsense/share', ARTIST)).status).toBe(404);
    expect((await call('GET', '/s/AAAAAAAAAAAAAAAA')).status).toBe(404);
  });

  it('is a page without script that sets no cookie, kept from search engines until it is published', async () => {
    const { id } = await share('a dog in a hat');
    const unlisted = await call('GET', `/s/${id}`);
    expect(unlisted.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(unlisted.headers.get('x-robots-tag')).toBe('noindex');
    expect(unlisted.headers.get('set-cookie')).toBeNull();
    const text = await unlisted.text();
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).not.toMatch(/You drew this|rel="canonical"/);
    expect(text.match(/<img src="\/pictures\//g)).toHaveLength(9);
    expect(await page(`/s/${id}`, ARTIST)).toContain('You drew this');
    await call('PUT', `/api/shares/${id}/published`, ARTIST);
    const listed = await call('GET', `/s/${id}`);
    expect(listed.headers.get('x-robots-tag')).toBeNull();
    expect(await listed.text()).not.toContain('noindex');
  });

  it('tells all that it was asked for, but no picture that it started from', async () => {
    const first = await share('a starting point');
    const start = { picture: first.pictures[0]!.split('/').at(-1)!, share: 0.5 };
    const asked = { prompt: 'a remix', seed: 77, count: 2, negativePrompt: 'hats', guidanceScale: 3 };
    const { id: drawing } = await site.artist.create({ ...asked, start });
    for await (const { type } of site.artist.events(drawing)) if (type === 'done') break;
    const { id, request } = await site.artist.share(drawing);
    expect(request).toEqual({ ...asked, model: expect.any(String) });
    for (const path of [`/s/${id}`, `/s/${id}/1`]) expect(await page(path)).toContain(`href="/?remix=${id}"`);
  });

  it('is liked once per caller', async () => {
    const { id } = await share('a whale');
    const like = async (method: string, who: Record<string, string>) => {
      const { likes, liked } = Share.parse(await (await call(method, `/api/shares/${id}/like`, who)).json());
      return [likes, liked];
    };
    expect(await like('PUT', FRIEND)).toEqual([1, true]);
    expect(await like('PUT', FRIEND)).toEqual([1, true]);
    expect(await like('PUT', ARTIST)).toEqual([2, true]);
    expect(await like('DELETE', FRIEND)).toEqual([1, false]);
    expect(await like('DELETE', FRIEND)).toEqual([1, false]);
  });

  it('is neither liked nor reported by one address again and again under new names', async () => {
    const { id, drawing } = await share('a quiet whale');
    const body = JSON.stringify({ drawing, reason: 'other', message: 'again' });
    const json = { 'content-type': 'application/json' };
    const names = Array.from({ length: 8 }, (_, n) => ({ 'nonet-client': `a-made-up-name-${n}-of-one` }));
    const likes = await Promise.all(names.map((name) => call('PUT', `/api/shares/${id}/like`, name)));
    const reports = await Promise.all(
      names.map((name) => call('POST', '/api/reports', { ...name, ...json }, body)),
    );
    for (const answers of [likes, reports]) {
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(3);
      for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(Share.parse(await (await call('GET', `/api/shares/${id}`)).json()).likes).toBe(5);
  });
});

describe('the gallery', () => {
  it('shows published sets alone, by time or likes, a page at a time', async () => {
    const sets = [];
    for (const animal of ['zebra', 'zebu', 'zander'])
      sets.push(await share(`a ${animal}`, { published: true }));
    const unlisted = await share('a zebra nobody sees');
    const [zebra, zebu, zander] = sets.map(({ id }) => id);
    await call('PUT', `/api/shares/${zebu}/like`, FRIEND);
    expect(idsOf(await gallery()).slice(0, 3)).toEqual([zander, zebu, zebra]);
    expect(idsOf(await gallery())).not.toContain(unlisted.id);
    expect(idsOf(await gallery('?search=ZEB'))).toEqual([zebu, zebra]);
    expect(idsOf(await gallery('?search=zeb&sort=liked'))).toEqual([zebu, zebra]);
    for (const sort of ['newest', 'liked']) {
      const seen = [];
      let next: string | undefined = '';
      while (next !== undefined) {
        const after = next === '' ? '' : `&after=${next}`;
        const part: Gallery = await gallery(`?limit=1&search=z&sort=${sort}${after}`);
        seen.push(...idsOf(part));
        next = part.next;
      }
      expect(seen).toEqual(sort === 'liked' ? [zebu, zander, zebra] : [zander, zebu, zebra]);
    }
    const html = await page('/gallery?search=zeb&sort=liked');
    expect(html).toContain(`href="/s/${zebu}"`);
    expect(html).not.toContain(`href="/s/${zander}"`);
    await call('DELETE', `/api/shares/${zebu}/published`, ARTIST);
    expect(idsOf(await gallery('?search=zeb'))).toEqual([zebra]);
  });

  it.each([
    ['猫とソンブレロ', 'ソンブレロ'],
    ['قطة ترتدي قبعة', 'ترتدي'],
    ['ein Bär im Café', 'café'],
    ["the baker's dozen", "BAKER'S"],
  ])('finds %s by %s', async (prompt, search) => {
    const { id } = await share(prompt, { published: true });
    expect(idsOf(await gallery(`?search=${encodeURIComponent(search)}`))).toEqual([id]);
  });

  it.each(["'", "':* | 'z", '\\', '&!|', '%', '\u0000', '<->'])('takes %j as a search', async (search) => {
    const { shares } = await gallery(`?search=${encodeURIComponent(search)}`);
    expect(shares.length).toBeLessThan(4);
  });
});

describe('prompts as attacks', () => {
  it.each(ATTACKS)('are text on the page, the card, in oEmbed and the feed: %s', async (_, attack) => {
    const { id, url: address } = await share(attack, { published: true });
    const clean = plainText(attack);
    for (const path of [`/s/${id}`, `/s/${id}/1`, `/s/${id}/embed`, '/gallery']) {
      const html = (await page(path)).replace(OWN_SCRIPT, '').replaceAll(OWN_ICONS, '');
      expect(html).not.toMatch(/<script|<svg|<img src=x|onerror='|(?!\n)\p{Cc}|[\u202e\u200b\u2066\ufffe]/u);
      const heading = /<h1 [^>]*>([^<]*)<\/h1>/.exec(html)?.[1];
      if (path !== '/gallery') expect(clean).toContain(decode(heading!).replace(/…$/, ''));
    }
    const embed = OEmbed.parse(
      await (await call('GET', `/oembed?url=${encodeURIComponent(address)}`)).json(),
    );
    expect(clean).toContain(embed.title.replace(/…$/, ''));
    const { titles, links } = readFeed(await page('/gallery.rss'));
    expect(clean).toContain(titles[links.indexOf(address)]!.replace(/…$/, ''));
    expect((await call('GET', `/s/${id}/card.jpg`)).status).toBe(200);
    expect(fileName(attack)).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
  });
});

describe("another's set", () => {
  it('cannot be guessed: ids are random, and one that is wrong is answered like any that is not there', async () => {
    const sets = [await share('a jewel'), await share('a jewel'), await share('a jewel')];
    const bytes = sets.map(({ id }) => Buffer.from(id, 'base64url'));
    for (const [i, one] of bytes.entries()) {
      for (const other of bytes.slice(i + 1)) {
        // Of 96 bits about half differ; fewer than 20 do once in 10^9 times.
        let different = 0;
        for (let bit = 0; bit < 96; bit++)
          different += ((one[bit >> 3]! ^ other[bit >> 3]!) >> (bit & 7)) & 1;
        expect(different).toBeGreaterThan(20);
      }
    }
    const { id, drawing, likes } = sets[0]!;
    const near = `${id.slice(0, -1)}${id.endsWith('A') ? 'E' : 'A'}`;
    const answers = [];
    for (const guess of [
      near,
      'AAAAAAAAAAAAAAAA',
      id.toLowerCase() === id ? 'x' : id.toLowerCase(),
      drawing,
    ]) {
      for (const path of [`/api/shares/${guess}`, `/s/${guess}`, `/s/${guess}/card.jpg`]) {
        const answer = await call('GET', path, FRIEND);
        answers.push([path.replace(guess, ''), answer.status, (await answer.text()).replaceAll(guess, '')]);
      }
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(3);
    expect(likes).toBe(0);
  });

  it('can be neither listed, published, withdrawn nor deleted', async () => {
    const { id, drawing } = await share('a secret', { published: false });
    const list = (await (await call('GET', '/api/drawings', FRIEND)).json()) as { drawings: unknown[] };
    expect(list.drawings).toEqual([]);
    expect(idsOf(await gallery('?search=secret'))).toEqual([]);
    expect(await page('/gallery.rss')).not.toContain(id);
    const attempts = [
      ['PUT', `/api/shares/${id}/published`],
      ['DELETE', `/api/shares/${id}/published`],
      ['DELETE', `/api/drawings/${drawing}/pictures`],
      ['POST', `/s/${id}/published`],
      ['POST', `/s/${id}/delete`],
    ] as const;
    for (const [method, path] of attempts) {
      for (const who of [FRIEND, {}]) {
        const body = method === 'POST' ? form({ published: 'yes' }) : undefined;
        expect([method, path, (await call(method, path, who, body)).status]).toEqual([method, path, 404]);
      }
    }
    const row = Share.parse(await (await call('GET', `/api/shares/${id}`, FRIEND)).json());
    expect([row.published, row.own]).toEqual([false, false]);
  });

  it('is not changed by a form that another site sends in a visitor’s name', async () => {
    const { id } = await share('a castle');
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      const answer = await call(
        'POST',
        `/s/${id}/published`,
        { ...ARTIST, ...headers },
        form({ published: 'yes' }),
      );
      expect(answer.status).toBe(400);
    }
    const own = { ...ARTIST, origin: url };
    expect((await call('POST', `/s/${id}/published`, own, form({ published: 'yes' }))).status).toBe(303);
    expect(idsOf(await gallery('?search=castle'))).toEqual([id]);
  });
});

describe('deleting', () => {
  it('takes the page, the card, every address and the files', async () => {
    const { id, drawing, pictures } = await share('a ghost', { published: true });
    expect((await call('GET', `/s/${id}/card.jpg`)).status).toBe(200);
    // Somebody else has the same pictures of another drawing, as every drawing of this stand-in has: they stay.
    expect((await call('DELETE', `/api/drawings/${drawing}/pictures`, ARTIST)).status).toBe(204);
    for (const path of [`/s/${id}`, `/s/${id}/card.jpg`, `/api/shares/${id}`, `/api/drawings/${drawing}`])
      expect([path, (await call('GET', path)).status]).toEqual([path, 404]);
    expect(idsOf(await gallery('?search=ghost'))).toEqual([]);
    expect((await fetch(pictures[0]!)).status).toBe(200);
    const { drawings } = await site.artist.list({ limit: 100 });
    for (const { id: other } of drawings) {
      const answer = await call('DELETE', `/api/drawings/${other}/pictures`, ARTIST);
      expect(answer.status).toBe(204);
    }
    const files = readdirSync(join(site.node.data, 'pictures'), { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile())).toEqual([]);
  });

  it('is for drawings that have ended', async () => {
    const slow = await startTestNode({ worker: { threads: 1, simulateMs: 3_600_000 } });
    const { id } = await createClient({ baseUrl: slow.url, token: ARTIST['nonet-client'] }).create({
      prompt: 'a cat',
    });
    for (const [method, part] of [
      ['DELETE', 'pictures'],
      ['PUT', 'share'],
    ] as const) {
      const answer = await fetch(`${slow.url}/api/drawings/${id}/${part}`, { method, headers: ARTIST });
      expect(answer.status).toBe(404);
    }
    await slow.close();
  });
});

it('stores reports, one at a time of each caller', async () => {
  const { id, drawing } = await share('a monster');
  const json = { ...FRIEND, 'content-type': 'application/json' };
  const report = { drawing, reason: 'gore', message: 'it is \u0000 scary' };
  expect((await call('POST', '/api/reports', json, JSON.stringify(report))).status).toBe(204);
  const sent = await call('POST', `/s/${id}/report`, FRIEND, form({ reason: 'other', message: 'again' }));
  expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('Thanks')]);
  expect((await call('POST', `/s/${id}/report`, {}, form({ reason: 'hate', message: '' }))).status).toBe(200);
  expect((await call('POST', '/api/reports', json, JSON.stringify({ ...report, reason: 'x' }))).status).toBe(
    400,
  );
  const client = new pg.Client({ connectionString: site.node.databaseUrl });
  await client.connect();
  const { rows } = await client.query('select reason, message from reports where drawing = $1 order by id', [
    drawing,
  ]);
  await client.end();
  expect(rows).toEqual([
    { reason: 'gore', message: 'it is  scary' },
    { reason: 'hate', message: '' },
  ]);
});

/** What our own templates have of what attacks would put in. */
const OWN_SCRIPT = /<script type="module" src="\/sharing-[0-9a-f]{12}\.js"><\/script>/;
const OWN_ICONS = /<svg class="icon" [^<]*>(<(path|circle|rect|line) [^<]*>(<\/\2>)?)*<\/svg>/g;

/** References in HTML back to characters. */
const decode = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Reads the feed as strict XML. @throws Error if it is not well-formed */
function readFeed(xml: string): { titles: string[]; links: string[] } {
  const found: Record<string, string[]> = { title: [], link: [] };
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (open.at(-2) === 'item') found[name]?.push(text);
    open.pop();
  });
  parser.write(xml).close();
  return { titles: found['title']!, links: found['link']! };
}
