// Headers that keep the page from loading, or being loaded by, anything foreign.

const policy = {
  'default-src': "'none'",
  // WebAssembly draws on people's own devices.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

const toText = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/** Of pages that other sites may show in a frame: nothing else is loosened. */
export const embeddablePolicy = toText({ ...policy, 'script-src': "'none'", 'frame-ancestors': '*' });

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': toText(policy),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Gives drawing on one's own device more than one thread. Unlike Cross-Origin-Embedder-Policy it asks nothing of
  // frames in the page.
  'document-isolation-policy': 'isolate-and-credentialless',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
