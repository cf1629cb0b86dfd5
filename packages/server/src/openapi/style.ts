// How the page of the OpenAPI document looks.
export const style = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font: 0.9em/1.5 ui-monospace, monospace; }
code { background: color-mix(in srgb, CanvasText 8%, Canvas); padding: 0.1em 0.3em; border-radius: 0.25em; }
summary { cursor: pointer; padding: 0.4rem 0; }
summary .method { display: inline-block; min-width: 4.5em; font-weight: 700; }
details.operation { border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); }
details.operation > :not(summary) { margin-inline-start: 1.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; }
tr + tr { border-top: 1px solid color-mix(in srgb, CanvasText 12%, Canvas); }
.table { overflow-x: auto; }
`;
