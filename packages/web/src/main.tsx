// Where the page starts.
import { render } from 'preact';
import '@nonet/api/theme.css';
import './base.css';
import { App } from './app.tsx';
import { keepDeviceFiles } from './device/device-drawings.ts';

const root = document.getElementById('app')!;
if (location.pathname === '/account') {
  void import('./account/account-page.tsx').then(({ AccountPage }) => render(<AccountPage />, root));
} else {
  render(<App />, root);
  keepDeviceFiles();
}
