import { createTransport } from "nodemailer";
import { env, oncePerEnvironment } from "./env.server.ts";

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  /** Kept the same at every try, so that a letter sent twice is recognised as one. */
  messageId: string;
  attachments?: { filename: string; content: string }[];
};

/** The connection to the SMTP server; null where none is configured. */
const mailServer = oncePerEnvironment(({ smtpUrl, mailFrom, mailNeedsTls }) =>
  smtpUrl ? createTransport({ url: smtpUrl, requireTLS: mailNeedsTls }, { from: mailFrom }) : null,
);

/** So that nobody's absence is answered to the address that bounces come to. RFC 3834 section 5. */
const SENT_BY_ITSELF = {
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "OOF, AutoReply",
};

/** That the mail server will never take a letter for this address, in its own words. */
export class MailRefused extends Error {}

/** Codes with which an SMTP server says that it knows no such mailbox, or will not have it. */
const NO_SUCH_MAILBOX = [550, 551, 553];

/**
 * Hand one mail to the SMTP server of the environment.
 *
 * @returns what the server said to it.
 * @throws MailRefused when there is no such mailbox.
 * @throws when the server cannot be reached or refuses for now; the job then tries again later.
 */
export async function sendMail(mail: Mail): Promise<string> {
  const { bounceAddress } = env();
  const transport = mailServer();
  if (!transport) throw new Error("SMTP_URL is not set");
  try {
    const { response } = await transport.sendMail({
      ...mail,
      headers: SENT_BY_ITSELF,
      ...(bounceAddress && { envelope: { from: bounceAddress, to: mail.to.address } }),
    });
    return String(response ?? "");
  } catch (error) {
    throw wordsOfRefusal(error) ?? error;
  }
}

/** RFC 3463: it is the sender, or what it may send, that the server will not have. */
const NOT_OF_MAILBOX = /^\d{3}[ -]5\.(?:7\.\d+|1\.[78])\b/;

/**
 * What was said where it is this mailbox that is refused. A server that will not have the sender, or will
 * not pass anything on, uses the same codes: then nothing is wrong with whom it goes to, and the letter
 * is tried again once that is mended.
 */
function wordsOfRefusal(error: unknown): MailRefused | null {
  const { code, command, responseCode, response } = error as Record<string, unknown>;
  const words = String(response ?? "");
  const isOfAddress =
    code === "EENVELOPE" &&
    command === "RCPT TO" &&
    NO_SUCH_MAILBOX.includes(Number(responseCode)) &&
    !NOT_OF_MAILBOX.test(words);
  return isOfAddress ? new MailRefused(words, { cause: error }) : null;
}

/** What the mail server said when it did not take a letter; null when it said nothing. */
export function replyOf(error: unknown): string | null {
  if (error instanceof MailRefused) return error.message;
  const { response } = (error ?? {}) as { response?: unknown };
  return typeof response === "string" ? response : null;
}

export function closeMailer(): void {
  mailServer()?.close();
}
