// Where the page starts.
import { render } from 'preact';
import './base.css';
import { App } from './app.tsx';

render(<App />, document.getElementById('app')!);
