// Keeps the page and what drawing on this device needs for times without network, and answers the addresses of
// pictures drawn here. It is started when somebody chooses to draw on this device. With network the page always comes
// from the service: an old page would not know a new service.
import { drawingOf, PICTURES } from '../device/protocol.ts';

declare const self: ServiceWorkerGlobalScope;
/** Names of all files of this build, below the service; the build puts them in. Their names change with their content. */
declare const BUILT_FILES: readonly string[];

/** Path of the service, with a slash at its end. */
const SERVICE = new URL('.', location.href).pathname;
const BUILT_PATHS = BUILT_FILES.map((name) => SERVICE + name);
const FILES = 'nonet-files';
const PAGE = 'nonet-page';
/** Their content changes under the same name. */
const PAGE_FILES = ['', 'early.js', 'manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png'].map(
  (name) => SERVICE + name,
);

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldFiles().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (drawingOf(pathname, SERVICE.slice(0, -1))) event.respondWith(keptPicture(request));
  else if (pathname.startsWith(`${SERVICE}assets/`)) event.respondWith(keptOrFetched(request));
  else if (PAGE_FILES.includes(pathname)) event.respondWith(fetchedOrKept(request, pathname));
});

/** All that is small. ONNX Runtime has one large file for each engine: the one that is used is kept when it comes. */
async function keepAll(): Promise<void> {
  const [files, page] = [await caches.open(FILES), await caches.open(PAGE)];
  for (const path of BUILT_PATHS) {
    if (!path.endsWith('.wasm') && !(await files.match(path))) await files.add(path);
  }
  await page.addAll(PAGE_FILES.map((path) => new Request(path, { cache: 'no-cache' })));
}

async function dropOldFiles(): Promise<void> {
  const files = await caches.open(FILES);
  for (const request of await files.keys()) {
    if (!BUILT_PATHS.includes(new URL(request.url).pathname)) await files.delete(request);
  }
}

async function keptPicture(request: Request): Promise<Response> {
  const cache = await caches.open(PICTURES);
  return (await cache.match(request)) ?? new Response(null, { status: 404 });
}

async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function fetchedOrKept(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(PAGE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(pathname, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(pathname);
    if (kept) return kept;
    throw error;
  }
}
