import { expect, test } from "vitest";
import {
  recordStatusEnding,
  withdrawStatusEnding,
} from "#app/commands/fact/record-status-ending.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { getStatusEnding } from "#app/queries/fact/status-ending.server.ts";
import { getReviewPage } from "#app/queries/review/review-page.server.ts";
import { getSubcontractPage } from "#app/queries/subcontract/subcontract-page.server.ts";
import { getSupplierPage } from "#app/queries/supplier/supplier-page.server.ts";
import { answerAll, answerSection, answersOf, sign } from "#tests/factories/answer.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

type Change = Record<string, string>;

/** A chain whose supplier signed and whose prime accepted, with some fields answered otherwise. */
async function makeAccepted(change: Change = {}) {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const { assessment = {} } = answersOf(chain.supplier);
  await answerSection(chain, "assessment", { ...assessment, ...change });
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier } = chain;
  const facts = await asActor(manager, (scope) =>
    listSharedFacts(scope, { supplierId: supplier.id }),
  );
  const fact = facts.find((one) => one.kind === "assessment");
  const attestation = facts.find((one) => one.kind === "attestation");
  if (fact?.kind !== "assessment" || attestation?.kind !== "attestation")
    throw new Error("nothing was stated");
  await acceptSubmission(manager, supplier.id, fact.submissionId, {
    method: "sprs-screenshot",
    note: "",
  });
  return { ...chain, fact, attestation };
}
type Chain = Awaited<ReturnType<typeof makeAccepted>>;

const pageOf = ({ manager, subcontractId }: Chain) =>
  asActor(manager, (scope) => getSubcontractPage(scope, subcontractId));
const reviewOf = ({ manager, fact }: Chain) =>
  asActor(manager, (scope) => getReviewPage(scope, fact.id));
const codesOf = (page: Awaited<ReturnType<typeof pageOf>>) =>
  page?.verdict?.decision.reasons.map(({ code }) => code);

test("a subcontractor states from when compliance changed, and is no longer eligible from that day", async () => {
  const chain = await makeAccepted({ cmmcChangedOn: "2026-10-01", cmmcCloseOutOn: "2026-09-20" });
  const { content, contentHash } = chain.fact;
  expect(content).toMatchObject({
    complianceChangedOn: "2026-10-01",
    closeOutPostedOn: "2026-09-20",
  });
  expect(content).not.toHaveProperty("revokedOn");
  expect(hashContent(content)).toBe(contentHash);
  expect(codesOf(await pageOf(chain))).toEqual(["compliance-changed"]);
  const [preview] = (await reviewOf(chain))?.verdicts ?? [];
  expect(preview?.withThis.reasons).toEqual(preview?.now.reasons);
});

test("who states no change affirms at signing that there was none, and the fact says nothing of it", async () => {
  const chain = await makeAccepted();
  const { content, contentHash } = chain.fact;
  for (const member of ["complianceChangedOn", "closeOutPostedOn", "revokedOn"])
    expect(content).not.toHaveProperty(member);
  expect(hashContent(content)).toBe(contentHash);
  expect(chain.attestation.content.wordingId).toBe("submission-2");
  expect(chain.attestation.content.wording).toContain("nothing has changed in the compliance of");
  expect((await pageOf(chain))?.verdict?.decision.verdict).toBe("eligible");
});

test("a prime records that an assessment stopped counting: it is shown wherever the assessment is", async () => {
  const chain = await makeAccepted();
  const { manager, supplier, fact } = chain;
  const recorded = await recordStatusEnding(
    manager,
    { supplierId: supplier.id, assessmentLineageId: fact.lineageId },
    {
      cause: "status-revoked",
      endedOn: calendarDate("2026-10-01"),
      source: "Letter of the contracting officer of 2 October.",
    },
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  const { statusEndingId: id } = recorded;
  const shownOn = async (actor: TestActor) => {
    const pages = await Promise.all([
      reviewOf(chain),
      asActor(actor, (scope) => getSupplierPage(scope, supplier.id)),
      pageOf(chain),
    ]);
    return pages.map((page) => page?.endings.map((ending) => ending.id));
  };
  expect(await shownOn(manager)).toEqual([[id], [id], [id]]);
  expect(codesOf(await pageOf(chain))).toEqual(["status-revoked"]);
  const [preview] = (await reviewOf(chain))?.verdicts ?? [];
  expect(preview?.withThis).toEqual(preview?.now);
  expect(preview?.withAll.verdict).toBe("ineligible");

  const other = await makeSupplyChain();
  const found = (actor: TestActor) => asActor(actor, (scope) => getStatusEnding(scope, id));
  expect(await found(other.manager)).toBeNull();
  expect(await found(manager)).toMatchObject({ legalName: supplier.legalName });

  await withdrawStatusEnding(manager, id, { source: "The letter was about another company." });
  expect(await found(manager)).toBeNull();
  expect(await shownOn(manager)).toEqual([[], [], []]);
  expect((await pageOf(chain))?.verdict?.decision.verdict).toBe("eligible");
});
