// `npm run fuzz -- --minutes 10 --seed 1`: generated requests to every route of a whole node, for as long as one likes.
import { parseArgs } from 'node:util';
import { fuzzRoutes, openAccountSite, prepareFuzz } from '@nonet/server/testing';

/** Random requests to each operation in one round; every round has its own node and the next seed. */
const RANDOM = 60;
const DESK_TOKEN = 'the-token-of-the-desk-that-is-tried';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const until = Date.now() + Number(values.minutes) * 60_000;
let requests = 0;
for (let seed = Number(values.seed); ; seed++) {
  const site = await openAccountSite({}, { deskToken: DESK_TOKEN });
  const prepared = await prepareFuzz(site, DESK_TOKEN);
  const result = await fuzzRoutes({ ...prepared, random: RANDOM, seed, until });
  await site.close();
  requests += result.requests;
  console.log(`seed ${seed}: ${result.requests} requests, ${result.answers.size} kinds of answers`);
  for (const fault of result.faults) console.log(fault);
  if (result.faults.length > 0) {
    console.error(`fuzz: ${result.faults.length} answers are faults of the service; seed ${seed}`);
    process.exitCode = 1;
    break;
  }
  if (Date.now() >= until) break;
}
console.log(`${requests} requests`);
