import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { forgetEnvironment } from "#app/platform/env.server.ts";
import { closeMailer, sendMail } from "#app/platform/mailer.server.ts";

/** An address of this machine that is not one of those which count as it. */
const ELSEWHERE = "127.0.0.2";
const MAIL = {
  to: { name: "June Okafor", address: "june@harrow.example" },
  subject: "A letter",
  html: "<p>Text</p>",
  text: "Text",
  messageId: "<1@flowdown.example>",
};

afterEach(() => closeMailer());

/** A real mail server; what it was given, and by which way. */
async function startServer(offersTls: boolean) {
  const received: boolean[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: offersTls ? ["AUTH"] : ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      received.push(session.secure);
      stream.resume().on("end", () => done());
    },
  });
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(0, ELSEWHERE, () => listening()));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { received, port, stop: () => new Promise<void>((end) => server.close(() => end())) };
}

function configure(variables: Record<string, string>): void {
  delete process.env.SMTP_WITHOUT_TLS;
  Object.assign(process.env, variables);
  forgetEnvironment();
}

test("a letter waits rather than travel in the open", async () => {
  const { received, port, stop } = await startServer(false);
  configure({ SMTP_URL: `smtp://${ELSEWHERE}:${port}` });
  await expect(sendMail(MAIL)).rejects.toThrow();
  expect(received).toEqual([]);
  await stop();
});

test("a letter is not handed to a server that shows somebody else's certificate", async () => {
  const { received, port, stop } = await startServer(true);
  configure({ SMTP_URL: `smtp://${ELSEWHERE}:${port}` });
  await expect(sendMail(MAIL)).rejects.toThrow(/certificate/);
  expect(received).toEqual([]);
  await stop();
});

test("whoever runs the portal can say that nobody reads on the way", async () => {
  const { received, port, stop } = await startServer(false);
  configure({ SMTP_URL: `smtp://${ELSEWHERE}:${port}`, SMTP_WITHOUT_TLS: "1" });
  await sendMail(MAIL);
  expect(received).toEqual([false]);
  await stop();
});
