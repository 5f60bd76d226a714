import { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { KhidmatError, reasonOf } from '../errors';

/** Where mail is given to be sent on. */
export interface MailServer {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, which changes to TLS where the server offers it. */
  readonly url: string;
  readonly from: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every try, so that a server or a mail program can tell a second copy. */
  readonly messageId: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly content: string;
    readonly contentType: string;
  }[];
}

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
const TRIES = 3;
const WAIT_MS = 2_000;
/** One try, whatever the server does: the time-outs above begin anew with every byte of it. */
const WITHIN_MS = 120_000;

/**
 * One letter to one address. What may pass (no connection, an answer 4xx) is tried again twice. Throws `MAIL_REFUSED` where the
 * server will not have it (5xx), `MAIL_NOT_SENT` where it could not be asked; no message holds the password.
 */
export async function sendMail(mail: Mail, server: MailServer, waitMs = WAIT_MS, withinMs = WITHIN_MS): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await tryToSend(mail, server, withinMs);
      return;
    } catch (error) {
      const { responseCode = 0, code = '' } = error as { responseCode?: number; code?: string };
      const isFinal = (responseCode >= 500 && responseCode < 600) || code === 'EAUTH' || code === 'ENOAUTH';
      if (!isFinal && attempt < TRIES) {
        await new Promise((resolve) => setTimeout(resolve, waitMs * attempt));
        continue;
      }
      throw new KhidmatError(
        isFinal ? 'MAIL_REFUSED' : 'MAIL_NOT_SENT',
        `The mail to ${mail.to} could not be given to ${hostOf(server)}: ${reasonOf(error)}; check SMTP_URL, REPORT_MAIL_FROM and the address.`,
        { cause: error },
      );
    }
  }
}

async function tryToSend(mail: Mail, { url, from }: MailServer, withinMs: number): Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const socket = new Socket();
  const transport = createTransport({
    socket,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    // A password never goes over the net in the clear.
    requireTLS: !secure && username !== '' && !isHere,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIMEOUTS,
  });
  const late = setTimeout(() => socket.destroy(new Error(`it was not done within ${withinMs / 1000} s`)), withinMs);
  try {
    // RFC 3834: no out-of-office letter comes back.
    const headers = { 'auto-submitted': 'auto-generated' };
    await transport.sendMail({ ...mail, attachments: [...mail.attachments], from, headers });
  } finally {
    clearTimeout(late);
    transport.close();
  }
}

function hostOf({ url }: MailServer): string {
  return new URL(url).host;
}
