// The page as it is before anything is drawn, as markup: the build puts it into index.html.
import { renderToString } from 'preact-render-to-string';
import { App } from './app.tsx';

export const prerender = (): string => renderToString(<App />);
