import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env.server.ts";

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  /** Kept the same at every try, so that a letter sent twice is recognised as one. */
  messageId: string;
};

let transport: Transporter | undefined;

/**
 * Hand one mail to the SMTP server of the environment.
 *
 * @throws when the server cannot be reached or refuses; the job then tries again later.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { smtpUrl, mailFrom, mailNeedsTls } = env();
  if (!smtpUrl) throw new Error("SMTP_URL is not set");
  transport ??= createTransport({ url: smtpUrl, requireTLS: mailNeedsTls }, { from: mailFrom });
  await transport.sendMail(mail);
}

export function closeMailer(): void {
  transport?.close();
  transport = undefined;
}
