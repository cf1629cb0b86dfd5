// A real SMTP server for tests, which keeps what it is sent.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { until } from './until.ts';

export interface MailBox {
  /** `smtp://...` */
  readonly url: string;
  /** What was sent, the latest last, as it came. */
  readonly mails: readonly string[];
  /** Address of the link in the next mail to somebody; waits for it. */
  nextLink(to: string): Promise<string>;
  close(): Promise<void>;
}

/** Recipients that begin with `refused-550@` and the like are answered with that code of SMTP. */
const REFUSED = /^refused-(\d{3})@/;

export async function openMailBox(): Promise<MailBox> {
  const mails: string[] = [];
  let read = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      const [, code] = REFUSED.exec(address) ?? [];
      done(
        code === undefined
          ? null
          : Object.assign(new Error(`no ${address} here`), { responseCode: Number(code) }),
      );
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mails,
    async nextLink(to) {
      const mail = await until(() => mails.slice(read).find((text) => text.includes(`To: ${to}`)));
      read = mails.indexOf(mail) + 1;
      const text = mail.replaceAll('=\r\n', '').replaceAll('=3D', '='); // quoted-printable
      return /https?:\/\/\S+#token=\w+/.exec(text)![0];
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
