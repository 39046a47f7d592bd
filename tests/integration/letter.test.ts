import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { deliverLetter } from "#app/jobs/deliver-letter.server.ts";
import { TASKS } from "#app/jobs/tasks.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { startQueue, stopQueue } from "#app/platform/job-queue.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { letters } from "#db/schema/letter.ts";
import { invite } from "#tests/factories/invitation.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import { makeSupplier } from "#tests/factories/supply-chain.ts";
import { type MailSink, startMailSink } from "#tests/setup/mail-sink.ts";

const WAIT_MS = 20_000;

/** A port on which nobody listens yet. */
function reservePort(): Promise<number> {
  return new Promise((found, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const port = await reservePort();
process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
let mail: MailSink | undefined;

afterAll(async () => {
  await stopQueue();
  closeMailer();
  await mail?.stop();
});

/** The one letter to somebody, once it is as `isReady` says. */
async function letterTo(email: string, isReady: (row: typeof letters.$inferSelect) => boolean) {
  const deadline = Date.now() + WAIT_MS;
  while (Date.now() < deadline) {
    const [row] = await asSystem((tx) =>
      tx.select().from(letters).where(eq(letters.toEmail, email)),
    );
    if (row && isReady(row)) return row;
    await sleep(100);
  }
  throw new Error(`the letter to ${email} did not come so far`);
}

test("while the mail server is down work goes on, and the letter arrives when it is back", async () => {
  await startQueue(TASKS, "");
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(manager);

  const { invitationId, email } = await invite(manager, supplier.id);
  const failed = await letterTo(email, ({ attempts }) => attempts > 0);
  expect(failed).toMatchObject({ sentAt: null, lastError: expect.stringMatching(/ECONNREFUSED/) });

  mail = await startMailSink(port);
  const arrived = await mail.waitFor(email, /to answer on Flowdown/);
  const token = deriveToken("invitation", invitationId);
  expect(arrived.text).toContain(`http://127.0.0.1:3000/invitations/${token}`);
  expect(arrived.text).toContain(`/invitations/${token}/wrong-person`);
  expect(arrived.html).toContain(supplier.legalName);
  const sent = await letterTo(email, ({ sentAt }) => sentAt !== null);
  expect(JSON.stringify(sent.facts)).not.toContain(token);
  await sleep(500);
  expect(mail.letters).toHaveLength(1);
});

test("a letter that goes out again before its note was written comes under the same Message-ID", async () => {
  await stopQueue();
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(manager);
  const { email } = await invite(manager, supplier.id);
  const { id: letterId } = await letterTo(email, () => true);
  const arrived = () => mail?.letters.filter(({ to }) => JSON.stringify(to).includes(email)) ?? [];
  // Nobody can note that it was sent, as nobody can who was killed after the mail server's word.
  const tries = await asSystem(async (tx) => {
    await tx.select().from(letters).where(eq(letters.id, letterId)).for("update");
    const both = [deliverLetter({ letterId }), deliverLetter({ letterId })];
    while (arrived().length < 2) await sleep(50);
    return both;
  });
  await Promise.allSettled(tries);
  expect(arrived().map(({ messageId }) => messageId)).toEqual([
    `<${letterId}@127.0.0.1>`,
    `<${letterId}@127.0.0.1>`,
  ]);
  await deliverLetter({ letterId });
  expect(arrived()).toHaveLength(2);
});
