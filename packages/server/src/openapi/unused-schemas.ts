// Leaves out of a document the schemas that nothing in it refers to: one that is only ever sent, or only received.
import type { OpenAPIV3_1 } from 'openapi-types';

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

const referredIn = (part: unknown): string[] =>
  [...JSON.stringify(part ?? {}).matchAll(REFERENCE)].map(([, name]) => name!);

export function withoutUnused(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (name: string) => {
    if (used.has(name)) return;
    used.add(name);
    referredIn(schemas[name]).forEach(visit);
  };
  referredIn(document.paths).forEach(visit);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) } };
}
