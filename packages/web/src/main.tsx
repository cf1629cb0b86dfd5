// Entry of the page.
import { render } from 'preact';
import '@nonet/api/theme.css';
import '@nonet/api/parts.css';
import './base.css';
import { App } from './app.tsx';
import { keepDeviceFiles } from './device/device-drawings.ts';

const root = document.getElementById('app')!;

function start(): void {
  render(<App />, root);
  document.documentElement.className = ''; // what early.js said is over
  keepDeviceFiles();
}

if (location.pathname.endsWith('/account')) {
  void import('./account/account-page.tsx').then(({ AccountPage }) => {
    render(<AccountPage />, root);
    document.documentElement.className = '';
  });
} else if (document.hidden) start();
// The build's markup is painted first: a slow device takes a moment to make it answer.
else requestAnimationFrame(() => setTimeout(start));
