import { setTimeout as sleep } from "node:timers/promises";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A real SMTP server that keeps what it is given. */
export type MailSink = {
  url: string;
  letters: ParsedMail[];
  /** The letter to somebody whose subject has these words; waited for, because jobs deliver. */
  waitFor(recipient: string, subject: RegExp): Promise<ParsedMail>;
  stop(): Promise<void>;
};

const WAIT_MS = 30_000;

/** Why a server does not take a letter for somebody now; null where it does. */
export type Refuse = (recipient: string) => { code: number; words: string } | null;

/**
 * @param port a free one when absent.
 * @param refuse absent: every letter is taken.
 */
export async function startMailSink(port = 0, refuse: Refuse = () => null): Promise<MailSink> {
  const letters: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      const refusal = refuse(address);
      if (!refusal) return done();
      done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((letter) => {
        letters.push(letter);
        done();
      }, done);
    },
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", () => listening()));
  const address = server.server.address();
  if (typeof address !== "object" || !address) throw new Error("the mail sink has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    async waitFor(recipient, subject) {
      const deadline = Date.now() + WAIT_MS;
      while (Date.now() < deadline) {
        const found = letters.findLast(
          (letter) =>
            recipientsOf(letter).includes(recipient) && subject.test(letter.subject ?? ""),
        );
        if (found) return found;
        await sleep(100);
      }
      throw new Error(`no letter to ${recipient} like ${subject}`);
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

function recipientsOf({ to }: ParsedMail): string[] {
  return [to ?? []].flat().flatMap((list) => list.value.map((one) => one.address ?? ""));
}
