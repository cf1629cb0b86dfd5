// For tests of other packages: a mail server, and a stand-in for Stripe.
export { freePort } from '../free-port.ts';
export { DAY, type FakeStripe, now, openFakeStripe } from './fake-stripe.ts';
export { type MailBox, openMailBox } from './mail-box.ts';
export { until } from './until.ts';
