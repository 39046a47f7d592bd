import { beforeAll, expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { awardByException } from "#tests/factories/award.ts";
import {
  archiveOf,
  forge,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

let members: RecordMembers;
let whole: RecordContent;
beforeAll(async () => {
  const chain = await makeSupplyChain();
  await awardByException(chain);
  const { manager, subcontractId } = chain;
  const record = await makeRecord(manager, { kind: "subcontract", subcontractId });
  members = record.members;
  whole = record.content;
}, 60_000);

type Subcontract = RecordContent["subcontracts"][number];
const of = ({ subcontracts }: RecordContent) => subcontracts[0] as Subcontract;
/** The exception that was given on, approved on a condition and used, and the one withdrawn. */
const used = (record: RecordContent) => of(record).exceptions.find(({ decision }) => decision);
const withdrawn = (record: RecordContent) =>
  of(record).exceptions.find(({ withdrawal }) => withdrawal);

test("a record tells annulled awards, and all that became of exceptions", () => {
  const { award, annulledAwards, exceptions } = of(whole);
  expect(award).toMatchObject({ isSupported: false, isRecordedLate: false });
  expect(award?.openPoints?.length).toBeGreaterThan(0);
  expect(annulledAwards).toMatchObject([{ annulment: { reason: expect.any(String) } }]);
  expect(exceptions).toHaveLength(2);
  expect(used(whole)).toMatchObject({
    reassignments: [{ approverName: used(whole)?.approverName }],
    conditions: [{ outcome: { outcome: "met" } }],
  });
  expect(withdrawn(whole)?.decision).toBeNull();
});

test("it holds by both verifiers", async () => {
  const { checks } = await verifyRecord(archiveOf(members));
  expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
  expect(verifyAgain(packageOfRecord(members))).toMatchObject({ ok: true, failed: [] });
});

const OTHER = "Somebody wrote this later.";

test.each<[string, (record: RecordContent) => void]>([
  ["an annulled award left out", (record) => Object.assign(of(record), { annulledAwards: [] })],
  [
    "an annulled award that stands",
    (record) => {
      const { annulment: _, ...award } = of(record).annulledAwards?.[0] ?? {};
      Object.assign(of(record), { award });
    },
  ],
  [
    "another reason of an annulment",
    (record) => Object.assign(of(record).annulledAwards?.[0]?.annulment ?? {}, { reason: OTHER }),
  ],
  [
    "another reason of an open point",
    (record) => Object.assign(of(record).award?.openPoints?.[0] ?? {}, { reason: OTHER }),
  ],
  ["an open point left out", (record) => void of(record).award?.openPoints?.pop()],
  [
    "the verdict of the day of recording left out",
    (record) => Object.assign(of(record).award ?? {}, { recordedVerdict: null }),
  ],
  [
    "another day of recording",
    (record) => Object.assign(of(record).award ?? {}, { recordedOn: "2026-01-01" }),
  ],
  [
    "a late award that is none",
    (record) => Object.assign(of(record).award ?? {}, { isRecordedLate: true }),
  ],
  [
    "an exception for more days",
    (record) => {
      const exception = used(record);
      const until = calendarDate(exception?.awardUntil ?? "");
      Object.assign(exception ?? {}, { awardUntil: addDays(until, 30) });
    },
  ],
  [
    "an approval of another verdict",
    (record) => Object.assign(used(record)?.decision?.verdict ?? {}, { citation: OTHER }),
  ],
  [
    "an approver who was never named",
    (record) => Object.assign(used(record) ?? {}, { approverName: OTHER }),
  ],
  [
    "an approver before left out",
    (record) => Object.assign(used(record) ?? {}, { reassignments: [] }),
  ],
  ["a condition left out", (record) => Object.assign(used(record) ?? {}, { conditions: [] })],
  [
    "a condition due later",
    (record) => Object.assign(used(record)?.conditions?.[0] ?? {}, { dueOn: "2030-01-01" }),
  ],
  [
    "a condition that nobody met",
    (record) => Object.assign(used(record)?.conditions?.[0] ?? {}, { outcome: null }),
  ],
  [
    "a condition not met",
    (record) => Object.assign(used(record)?.conditions?.[0]?.outcome ?? {}, { outcome: "not-met" }),
  ],
  [
    "a withdrawal left out",
    (record) => Object.assign(withdrawn(record) ?? {}, { withdrawal: null }),
  ],
  [
    "a withdrawal for another reason",
    (record) => Object.assign(withdrawn(record)?.withdrawal ?? {}, { reason: OTHER }),
  ],
])("%s, and signed by another key, is found", async (_, change) => {
  const forged = await forge(members, change);
  const { checks } = await verifyRecord(archiveOf(forged));
  expect(checks.find(({ id }) => id === "anchors")?.outcome).toBe("failed");
  expect(verifyAgain(packageOfRecord(forged)).failed).toContain("anchors");
});
