#!/usr/bin/env node
// Runs the `nonet` command line from its TypeScript sources.
import { register } from 'tsx/esm/api';

register();
await import('../packages/cli/src/main.ts');
