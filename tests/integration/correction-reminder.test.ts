import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { remindChosen } from "#app/commands/request/remind-chosen.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { remindSupplier } from "#app/commands/supplier/remind-supplier.server.ts";
import { deliverLetter } from "#app/jobs/deliver-letter.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { listChased } from "#app/queries/request/chase.server.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { startMailSink } from "#tests/setup/mail-sink.ts";

const mail = await startMailSink(0);
process.env.SMTP_URL = mail.url;

afterAll(async () => {
  closeMailer();
  await mail.stop();
});

const REASON = "The certificate says 2 September, and you wrote 1 September.";

/** A chain whose supplier answered, with all accepted but its assessment, which was returned. */
async function makeReturned() {
  const chain = await makeSupplyChain();
  const stated = await makeSubmission(chain, assessmentOf(chain.supplier));
  const seenReviewId = undefined;
  const accept = { intent: "accept", method: "statement-only", note: "", seenReviewId } as const;
  for (const { factId } of [stated.affirmation, stated.attestation])
    await reviewFact(chain.manager, factId, accept);
  const back = { intent: "return", reason: REASON, seenReviewId } as const;
  const outcome = await reviewFact(chain.manager, stated.assessment.factId, back);
  expect(outcome).toMatchObject({ ok: true });
  return { ...chain, ...stated };
}

type Returned = Awaited<ReturnType<typeof makeReturned>>;

async function remindersTo({ official }: Returned) {
  return asSystem((tx) =>
    tx
      .select()
      .from(letters)
      .where(and(eq(letters.toEmail, official.person.email), eq(letters.kind, "request-reminder"))),
  );
}

const remind = ({ manager, supplier, requestId }: Returned) =>
  remindSupplier(manager, supplier.id, requestId);

test("who owes a correction is reminded of it once a day, in its own words", async () => {
  const chain = await makeReturned();
  expect(await remind(chain)).toMatchObject({ ok: true, letters: 1 });
  expect(await remind(chain)).toEqual({ ok: false, reason: "reminded-today" });
  const [letter] = await remindersTo(chain);
  await deliverLetter({ letterId: letter?.id });
  const arrived = await mail.waitFor(chain.official.person.email, /correction/);
  expect(arrived.subject).toBe(
    `${chain.prime.legalName} still waits for your correction on ${letter?.facts.subcontractNumber}`,
  );
  const text = arrived.text?.replaceAll(/\s+/g, " ");
  expect(text).toContain(REASON);
  expect(text).toContain("Final Level 2 (C3PAO)");
  expect(text).not.toContain("has no signed answer yet");
  const [entry] = await asSystem((tx) =>
    tx
      .select({ entry: oversightLog.entry })
      .from(oversightLog)
      .where(
        and(eq(oversightLog.primeId, chain.prime.id), eq(oversightLog.action, "request.reminded")),
      ),
  );
  expect(JSON.parse(entry?.entry ?? "")).toMatchObject({
    detail: { corrections: [chain.assessment.factId] },
  });
});

test("a correction is reminded of from the list of whom to chase, alone and with others", async () => {
  const chain = await makeReturned();
  const { manager, requestId, prime, supplier } = chain;
  const chased = () =>
    asActor(manager, (scope) => listChased(scope, { owner: "everybody" } as never, null));
  expect((await chased()).rows).toMatchObject([
    { requestId, waitsFor: "correction", noReminder: null },
  ]);
  const browser = await Visitor.of(manager.person);
  const list = await browser.get(paths.prime.chase(prime.id));
  expect(list.body).toContain(`name="requestId"`);
  const chosen = await browser.get(`${paths.prime.remindChosen(prime.id)}?requestId=${requestId}`);
  expect(chosen.body).toContain("still waits for your correction");
  const page = await browser.get(paths.prime.supplier(prime.id, supplier.id));
  expect(page.body).toContain(paths.prime.remind(prime.id, supplier.id, requestId));
  expect(await remindChosen(manager, [requestId])).toEqual({ reminded: 1, skipped: {} });
  expect((await chased()).rows).toMatchObject([{ noReminder: "reminded-today" }]);
});

test("one correction under two subcontracts makes one letter where both are chosen", async () => {
  const chain = await makeReturned();
  const { manager, supplier, contractId, requestId, prime } = chain;
  const second = await makeSubcontract(manager, { contractId, supplier });
  await makeSubmission({ ...chain, ...second }, assessmentOf(supplier));
  const browser = await Visitor.of(manager.person);
  const both = `requestId=${requestId}&requestId=${second.requestId}`;
  const page = await browser.get(`${paths.prime.remindChosen(prime.id)}?${both}`);
  expect(page.body).toContain("Another of these letters reminds of the same correction.");
  expect(await remindChosen(manager, [requestId, second.requestId])).toEqual({
    reminded: 1,
    skipped: { "said-already": 1 },
  });
  expect(await remindersTo(chain)).toHaveLength(1);
});

test("what was corrected while the reminder waited is not told any more", async () => {
  const chain = await makeReturned();
  await remind(chain);
  await makeSubmission(chain, assessmentOf(chain.supplier), chain.assessment);
  const [letter] = await remindersTo(chain);
  await deliverLetter({ letterId: letter?.id });
  expect(await remindersTo(chain)).toMatchObject([
    { sentAt: null, droppedWhy: "It was answered or withdrawn before the letter went out." },
  ]);
  expect(await remind(chain)).toEqual({ ok: false, reason: "answered" });
});
