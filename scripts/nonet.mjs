#!/usr/bin/env node
// Runs the `nonet` command line from its TypeScript sources.
import { ensureInstalled } from './setup.mjs';

ensureInstalled({ dev: false });
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../packages/cli/src/main.ts');
await main(process.argv);
