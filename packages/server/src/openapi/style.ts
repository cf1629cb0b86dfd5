// Looks of the page of the OpenAPI document, beyond those of every page.
export const stylePath = '/openapi.css';
export const style = `.api > section { margin-bottom: var(--space-4); }
.api .operation { border-bottom: 1px solid var(--line); }
.api .operation > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; width: 100%; min-height: 44px; padding: 9px 0; border: 0; border-radius: 0; background: none; }
.api .operation > :not(summary) { margin-inline-start: var(--space-4); }
.api .method { flex: none; min-width: 5em; padding: 2px 8px; border-radius: var(--round-full); background: var(--accent-soft); color: var(--accent); font-size: 0.75rem; font-weight: 700; text-align: center; }
.api .operation h3 { margin: 0 0 var(--space-1); font-size: var(--text-s); }
`;
