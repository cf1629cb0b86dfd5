// For tests of other packages: whole nodes, hostile prompts, a cable, a mail server, a stand-in for Stripe, and what tests
// tidy up with.
export { freePort } from '../free-port.ts';
export { removeFolder } from '../remove-folder.ts';
export { openAccountSite } from './account-site.ts';
export { ATTACKS } from './attacks.ts';
export { layCable } from './cable.ts';
export { DAY, type FakeStripe, now, openFakeStripe } from './fake-stripe.ts';
export { fuzzRoutes } from './fuzz/fuzz-routes.ts';
export { prepareFuzz } from './fuzz/fuzz-site.ts';
export { type MailBox, openMailBox } from './mail-box.ts';
export { startTestNode, type TestNode } from './node.ts';
export { until } from './until.ts';
