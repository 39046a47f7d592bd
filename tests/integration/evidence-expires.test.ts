import { expect, test } from "vitest";
import { addEvidence } from "#app/commands/evidence/add-evidence.server.ts";
import { confirmEvidence } from "#app/commands/evidence/confirm-evidence.server.ts";
import { removeEvidence } from "#app/commands/evidence/remove-evidence.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { writeEvidenceLink } from "#app/domain/evidence/subjects.ts";
import { addDays, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { answerAll, later, makePdf, sign } from "#tests/factories/answer.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

const subject = "cmmc-status" as const;

/** Put a file beside the answer that names its last day, so many days from now. */
async function give({ official, requestId }: Chain, inDays: number): Promise<string> {
  const outcome = await addEvidence(official, {
    requestId,
    subject,
    fileName: "training.pdf",
    bytes: makePdf("Training of the shop"),
    validUntil: addDays(official.on, inDays),
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  await confirmEvidence(official, { requestId, withoutFiles: false, isConfirmed: true });
  return outcome.evidenceId;
}

async function signAndAccept(chain: Chain, official = chain.official): Promise<void> {
  const signed = await sign({ ...chain, official });
  if (!signed.ok) throw new Error(signed.reason);
  const check = { method: "certificate" as const, note: "" };
  const { manager, supplier } = chain;
  const accepted = await acceptSubmission(manager, supplier.id, signed.submissionId, check);
  if (!accepted.ok) throw new Error(accepted.reason);
}

const endingsOf = async ({ manager }: Chain) =>
  (await asActor(manager, (scope) => listKnownEndings(scope, {})))
    .filter(({ kind }) => kind === "evidence-expires")
    .map(({ id, on, what }) => ({ id, on, what }));

test("a file that names its last day is among what ends once it counts, until another takes its place", async () => {
  const chain = await makeSupplyChain();
  const { official, manager, prime } = chain;
  await answerAll(chain);
  const first = await give(chain, 40);
  expect(await endingsOf(chain)).toEqual([]);
  await signAndAccept(chain);
  const on = addDays(manager.on, 40);
  expect(await endingsOf(chain)).toEqual([{ id: first, on, what: "The file “training.pdf”" }]);
  const browser = await Visitor.of(manager.person);
  const list = await browser.get(`${paths.prime.expirations(prime.id)}?kind=evidence-expires`);
  expect(list.body).toContain("training.pdf");
  expect(list.body).toContain(formatDate(on));
  // The same bytes with another last day are another file; the former is taken off the next answer.
  const next = { ...chain, official: later(official), manager: later(manager) };
  const link = writeEvidenceLink({ evidenceId: first, subject });
  await removeEvidence(next.official, { requestId: chain.requestId, link });
  const second = await give(next, 400);
  expect(second).not.toBe(first);
  await signAndAccept(next);
  expect(await endingsOf(chain)).toMatchObject([{ id: second, on: addDays(manager.on, 400) }]);
});

test("a day that is no day is refused beside its field, and what was typed stays", async () => {
  const { official, requestId } = await makeSupplyChain();
  const browser = await Visitor.of(official.person);
  const page = paths.subcontractor.section(official.organizationId, requestId, "evidence");
  const file = new File([new Uint8Array(makePdf("Training of the shop"))], "training.pdf", {
    type: "application/pdf",
  });
  const typed = { intent: "add", subject, noCui: "on", file };
  const refused = await browser.post(page, { ...typed, validUntil: "2027-02-31" });
  const shown = await browser.get(refused.location ?? "");
  expect(shown.body).toContain("2027-02-31");
  expect(shown.body).toMatch(/id="[^"]*validUntil-error"/);
  const taken = await browser.post(page, { ...typed, validUntil: "2027-02-28" });
  expect(taken.status).toBe(303);
  expect((await browser.get(page)).body).toContain("28 Feb 2027");
});
