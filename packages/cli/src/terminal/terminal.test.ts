import { encodePng } from '@nonet/server/images';
import { expect, it } from 'vitest';
import { pictureProtocol } from './protocol.ts';
import { renderPicture } from './render.ts';

it.each([
  [{ TERM: 'xterm-kitty' }, 'kitty'],
  [{ TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
  [{ TERM: 'xterm-256color' }, 'blocks'],
  [{ TERM: 'xterm-kitty', TMUX: '/tmp/tmux' }, 'blocks'],
])('knows what %j can show', (env, protocol) => {
  expect(pictureProtocol({ env, colorDepth: 24 })).toBe(protocol);
});

it('shows nothing where there are few colours or no terminal', () => {
  expect(pictureProtocol({ env: { TERM: 'linux' }, colorDepth: 4 })).toBeUndefined();
  expect(pictureProtocol({ env: { TERM: 'xterm-kitty' }, colorDepth: undefined })).toBeUndefined();
});

// 2x2: red and green above blue and white
const picture = {
  index: 0,
  width: 2,
  height: 2,
  pixels: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255),
};

it('puts two pixels into a character', async () => {
  const text = await renderPicture(picture, 'blocks', { columns: 2, rows: 1 });
  const left = '\x1b[38;2;255;0;0m\x1b[48;2;0;0;255m▀';
  const right = '\x1b[38;2;0;255;0m\x1b[48;2;255;255;255m▀';
  expect(text).toBe(`${left}${right}\x1b[0m`);
});

it('sends PNG files to terminals that take them', async () => {
  const png = (await encodePng(picture)).toString('base64');
  const kitty = await renderPicture(picture, 'kitty', { columns: 2, rows: 1 });
  expect(kitty).toBe(`\x1b_Ga=T,f=100,i=909,p=1,q=2,C=1,c=2,r=1,m=0;${png}\x1b\\`);
  const iterm2 = await renderPicture(picture, 'iterm2', { columns: 2, rows: 1 });
  expect(iterm2).toMatch(/File=inline=1;size=\d+;width=2;height=1;/);
  expect(iterm2.endsWith(`:${png}\x07`)).toBe(true);
});
