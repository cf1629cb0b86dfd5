#!/usr/bin/env node
// The `nonet` command of the built package.
import { main } from '@nonet/cli';

await main(process.argv);
