import type { Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import type { Random } from "#db/seed/random.ts";

/** A letter as it came: what names it, whom it is to, what it says, and when by the clock of the year. */
export type Arrived = { id: string; to: string; text: string; at: Date };

/** A mail server that fails one delivery in five for now, at whatever step. */
export type FailingMail = {
  url: string;
  arrived: Arrived[];
  /** how many deliveries it failed */
  failed(): number;
  /** Take nothing at all for a while. */
  setDown(isDown: boolean): void;
  /** Call back once, when so many more deliveries were begun. */
  afterBegun(count: number, then: () => void): void;
  stop(): Promise<void>;
};

const FAILS = 0.2;
const STEPS = ["sender", "recipient", "data", "line"] as const;
type Step = (typeof STEPS)[number];

const BUSY = Object.assign(new Error("4.7.1 Try again later"), { responseCode: 451 });

/**
 * @param now by the clock of the year.
 * @param random decides which delivery fails, and at which step.
 */
export async function startFailingMail(now: () => Date, random: Random): Promise<FailingMail> {
  const arrived: Arrived[] = [];
  const failing = new Map<string, Step | null>();
  let isDown = false;
  let failed = 0;
  let begun = 0;
  let waiting: { at: number; then: () => void } | null = null;
  const stepOf = (session: { id: string }) => failing.get(session.id) ?? null;
  const fail = () => {
    failed += 1;
    return BUSY;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onMailFrom(_, session, done) {
      begun += 1;
      if (waiting && begun >= waiting.at) {
        const { then } = waiting;
        waiting = null;
        then();
      }
      const step = random.chance(FAILS) ? random.pick(STEPS) : null;
      failing.set(session.id, isDown ? "sender" : step);
      done(stepOf(session) === "sender" ? fail() : null);
    },
    onRcptTo(_, session, done) {
      done(stepOf(session) === "recipient" ? fail() : null);
    },
    onData(stream, session, done) {
      const step = stepOf(session);
      simpleParser(stream, { skipHtmlToText: true, skipTextToHtml: true }).then((letter) => {
        if (step === "line") {
          fail();
          lines.get(session.remotePort)?.destroy();
          return;
        }
        if (step === "data") return done(fail());
        arrived.push(read(letter, now()));
        done();
      }, done);
    },
    onClose(session) {
      failing.delete(session.id);
    },
  });
  const lines = new Map<number | undefined, Socket>();
  server.server.on("connection", (line) => {
    lines.set(line.remotePort, line);
    line.on("close", () => lines.delete(line.remotePort));
  });
  // A line that was cut, here or by a worker that died, is what this is about.
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  const address = server.server.address();
  if (typeof address !== "object" || !address) throw new Error("the mail server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    arrived,
    failed: () => failed,
    setDown(down) {
      isDown = down;
    },
    afterBegun(count, then) {
      waiting = { at: begun + count, then };
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

function read({ messageId, to, text }: ParsedMail, at: Date): Arrived {
  const [address] = [to ?? []].flat().flatMap((list) => list.value);
  const id = /<([^@]+)@/.exec(messageId ?? "")?.[1] ?? "";
  return { id, to: address?.address ?? "", text: text ?? "", at };
}
