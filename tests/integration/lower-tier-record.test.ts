import { expect, test } from "vitest";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { paths } from "#app/paths.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { makeTwoTiers, tell } from "#tests/factories/lower-tier.ts";
import type { TestActor } from "#tests/factories/people.ts";
import {
  archiveOf,
  forge,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

const now = <A extends TestActor>(actor: A): A => ({ ...actor, at: new Date() });

async function verdictsOn(members: RecordMembers) {
  const { checks, isOk } = await verifyRecord(archiveOf(members));
  const failed = checks.flatMap(({ id, outcome }) => (outcome === "failed" ? [id] : []));
  return { isOk, failed, again: verifyAgain(packageOfRecord(members)) };
}

test("a record holds what was told, checked by both verifiers; an auditor reads the same; no name is in a file of it", async () => {
  const chain = await makeTwoTiers();
  const { manager, official, subcontractId, contractId, sound, silent, lowerIds } = chain;
  await tell(now(official), subcontractId, { withNames: false });
  const subject = { kind: "subcontract", subcontractId } as const;
  const record = await makeRecord(manager, subject);
  expect(await verdictsOn(record.members)).toMatchObject({
    isOk: true,
    failed: [],
    again: { ok: true, why: [] },
  });
  const [told] = record.content.subcontracts[0]?.toldTiers ?? [];
  expect(told).toMatchObject({
    version: 1,
    toldByName: official.personName,
    content: { direct: 2, passedOn: 2, worst: "unanswered", named: null },
  });
  const secrets = [sound, silent].flatMap(({ supplier }) => [supplier.legalName, supplier.cage]);
  for (const [name, bytes] of record.members)
    for (const secret of [...secrets, ...lowerIds])
      expect(Buffer.from(bytes).includes(secret), `${secret} in ${name}`).toBe(false);

  const auditor = await makeAuditor(manager, [contractId]);
  const room = await Visitor.of({ id: auditor.personId });
  const { body } = await room.get(paths.audit.subcontract(auditor.grantId, subcontractId));
  expect(body).toContain("says of its lower tiers");
  for (const secret of secrets) expect(body).not.toContain(secret);

  const forgeries = {
    "a better verdict": (content: typeof record.content) => {
      const [one] = content.subcontracts[0]?.toldTiers ?? [];
      if (one) one.content.worst = "eligible";
    },
    "left out": (content: typeof record.content) => {
      for (const one of content.subcontracts) one.toldTiers = [];
    },
    "told twice": (content: typeof record.content) => {
      for (const one of content.subcontracts)
        if (told) one.toldTiers = [told, { ...told, id: crypto.randomUUID(), version: 2 }];
    },
  };
  for (const [what, change] of Object.entries(forgeries)) {
    const verdicts = await verdictsOn(await forge(record.members, change));
    expect(verdicts.isOk, what).toBe(false);
    expect(verdicts.again.ok, what).toBe(false);
  }

  await tell(now(official), subcontractId, { withNames: true });
  const named = await makeRecord(manager, subject);
  expect(await verdictsOn(named.members)).toMatchObject({ isOk: true, again: { ok: true } });
  expect(named.content.subcontracts[0]?.toldTiers?.map(({ version }) => version)).toEqual([2, 1]);
  expect(JSON.stringify(named.content)).toContain(sound.supplier.legalName);
}, 120_000);
