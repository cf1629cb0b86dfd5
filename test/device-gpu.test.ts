// WebGPU that is lost in the middle of a drawing, in a real browser: here Chromium computes it on the processor, and
// the worker takes it for a graphics processor, which can then be taken away.
import { createClient } from '@nonet/api';
import { decodePicture } from '@nonet/server/images';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { type DeviceSite, openDeviceSite } from './device-site.ts';
import { openOptions, openVisitors, PATIENCE_MS, untilItAnswers, type Visitors } from './visitors.ts';

const REQUEST = { prompt: 'a cat in a sombrero', seed: 7, count: 1 };
/** Difference of 255 that rounding in another order may make in a pixel. */
const TOLERANCE = 2;
const WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
/** Before the worker's own program. */
const PRELUDE = `{
  const request = navigator.gpu.requestAdapter.bind(navigator.gpu);
  navigator.gpu.requestAdapter = async (options) => {
    const adapter = await request(options);
    const { vendor, architecture, device, description } = adapter.info;
    const info = { vendor, architecture, device, description, isFallbackAdapter: false };
    Object.defineProperty(adapter, 'info', { value: info });
    const open = adapter.requestDevice.bind(adapter);
    adapter.requestDevice = async (wanted) => (globalThis.gpuDevice = await open(wanted));
    return adapter;
  };
}
`;

describe.skipIf(!browserPath)('drawing with WebGPU', { timeout: 2 * PATIENCE_MS }, () => {
  let site: DeviceSite;
  let visitors: Visitors;

  beforeAll(async () => {
    site = await openDeviceSite({ browserArgs: WEBGPU });
    visitors = openVisitors(site, /./);
  }, PATIENCE_MS);
  afterAll(() => site?.close(), PATIENCE_MS);

  it('goes on with WebAssembly when the graphics processor is lost, and draws what the service draws', async () => {
    const page = await visitors.visit('/gallery', { serviceWorkers: 'block' });
    const engines: string[] = [];
    page.on('request', (request) => {
      const engine = /\/ort-wasm-simd-threaded(\.jspi)?-[^/]*\.wasm$/.exec(request.url());
      if (engine) engines.push(engine[1] ? 'WebGPU' : 'WebAssembly');
    });
    await page.route('**/assets/draw-worker-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: PRELUDE + (await response.text()) });
    });
    await page.goto(`${site.url}/?prompt=${REQUEST.prompt}`);
    await untilItAnswers(page);
    await openOptions(page);
    await page.getByLabel(/^Draw on this device/).check();
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption('1');
    await page.getByLabel('Seed').fill(String(REQUEST.seed));
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.locator('.tiles img').first().waitFor(); // the first look at it
    const lost = await page.workers()[0]!.evaluate(async () => {
      const { gpuDevice } = globalThis as unknown as {
        gpuDevice: { destroy(): void; lost: Promise<{ reason: string }> };
      };
      gpuDevice.destroy();
      return (await gpuDevice.lost).reason;
    });
    expect(lost).toBe('destroyed');
    await page.getByText(/^Drawn in [\d.]+ s with seed 7\.$/).waitFor();
    expect(engines).toEqual(['WebGPU', 'WebAssembly']);
    const source = (await page.locator('.tiles button img').getAttribute('src'))!;
    const ours = await decodePicture(Buffer.from(source.slice(source.indexOf(',') + 1), 'base64'));
    const pictures: string[] = [];
    for await (const event of createClient({ baseUrl: site.url }).draw(REQUEST))
      if (event.type === 'done') pictures.push(...event.pictures);
    const theirs = await decodePicture(new Uint8Array(await (await fetch(pictures[0]!)).arrayBuffer()));
    const difference = ours.pixels.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - theirs.pixels[at]!)),
      0,
    );
    expect(difference).toBeLessThanOrEqual(TOLERANCE);
  });
});
