// Mail with the link that signs in.
import { createTransport } from 'nodemailer';
import { ServiceError } from '../service-error.ts';

interface Mail {
  /** Minutes for which the link holds. */
  readonly minutes: number;
  readonly to: string;
  readonly link: string;
}

export interface Mailer {
  /** @throws ServiceError `mail-refused` if the mail server refuses the address for good, `mail-failed`; neither names it */
  sendLink(mail: Mail): Promise<void>;
  close(): void;
}

const PATIENCE_MS = 10_000;

interface MailerOptions {
  /** As in `smtps://user:password@mail.example` */
  readonly smtpUrl: string;
  /** HTTP proxy on the way there. */
  readonly proxy?: string | undefined;
  readonly from: string;
  /** Name of the service for its users. */
  readonly site: string;
}

interface SmtpError {
  readonly code?: string;
  /** Of SMTP, as in `RCPT TO`. */
  readonly command?: string;
  readonly responseCode?: number;
}

/** Permanent answers to RCPT that are about the session and not about its recipient: bad sequence, sign in first. */
const OF_THE_SESSION: readonly number[] = [503, 530];

const isRefusedAddress = ({ command, responseCode = 0 }: SmtpError): boolean =>
  command === 'RCPT TO' && responseCode >= 500 && !OF_THE_SESSION.includes(responseCode);

export function openMailer({ smtpUrl, proxy, from, site }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    ...(proxy === undefined ? {} : { proxy }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async sendLink({ to, link, minutes }) {
      const text = `Open this link to sign in to ${site}:

${link}

It works once, for ${minutes} minutes. If you did not ask for it, do nothing.
`;
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: `Sign in to ${site}`,
          text,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        // What the server said may name the address.
        const { code = 'unknown', responseCode = '' } = error as SmtpError;
        const kind = isRefusedAddress(error as SmtpError) ? 'mail-refused' : 'mail-failed';
        throw new ServiceError(kind, `the mail was not sent: ${code} ${responseCode}`.trim());
      }
    },
    close: () => transport.close(),
  };
}
