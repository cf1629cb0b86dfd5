// Where the page starts.
import { render } from 'preact';
import '@nonet/api/theme.css';
import './base.css';
import { App } from './app.tsx';
import { keepDeviceFiles } from './device/device-drawings.ts';

render(<App />, document.getElementById('app')!);
keepDeviceFiles();
