import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { disposeEvidence } from "#app/commands/retention/dispose-evidence.server.ts";
import { addYears } from "#app/domain/kernel/calendar-date.ts";
import { removeDisposed } from "#app/jobs/remove-disposed.server.ts";
import { dropBlob, hasBlob } from "#app/platform/blob-store.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { giveEvidence } from "#tests/factories/kept-evidence.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

vi.mock(import("#app/platform/blob-store.server.ts"), async (original) => {
  const store = await original();
  return { ...store, dropBlob: vi.fn(store.dropBlob) };
});

/** How often the log of a prime tells that a file was removed, as another transaction sees it. */
async function countTold({ organizationId }: TestActor): Promise<number> {
  const rows = await asSystem((tx) =>
    tx
      .select({ seq: oversightLog.seq })
      .from(oversightLog)
      .where(
        and(eq(oversightLog.primeId, organizationId), eq(oversightLog.action, "evidence.removed")),
      ),
  );
  return rows.length;
}

/** A file that two primes kept for seven years and disposed of. */
async function makeDisposed() {
  const chain = await makeSupplyChain();
  const { manager, official, subcontractor } = chain;
  const statedOn = addYears(manager.on, -7);
  const other = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(other, subcontractor);
  const { evidenceId } = await giveEvidence(chain, { statedOn });
  await giveEvidence({ manager: other, official, supplier }, { evidenceId, statedOn });
  for (const prime of [manager, other])
    expect(await disposeEvidence(prime, { evidenceIds: [evidenceId] })).toMatchObject({ ok: true });
  const [row] = await asSystem((tx) =>
    tx.select({ blobKey: evidence.blobKey }).from(evidence).where(eq(evidence.id, evidenceId)),
  );
  return { primes: [manager, other], blobKey: row?.blobKey ?? "" };
}

const countAll = (primes: TestActor[]) => Promise.all(primes.map(countTold));

beforeEach(() => {
  vi.mocked(dropBlob).mockClear();
});

test("the content goes once the logs that tell it are committed", async () => {
  const { primes, blobKey } = await makeDisposed();
  const drop = vi.mocked(dropBlob).getMockImplementation();
  let toldBefore: number[] = [];
  vi.mocked(dropBlob).mockImplementationOnce(async (key) => {
    toldBefore = await countAll(primes);
    await drop?.(key);
  });
  expect(await removeDisposed(new Date())).toEqual({ removed: 1 });
  expect(toldBefore).toEqual([1, 1]);
  expect(await hasBlob(blobKey)).toBe(false);
});

test("what a crash left behind goes with the next run, and no log tells it twice", async () => {
  const { primes, blobKey } = await makeDisposed();
  vi.mocked(dropBlob).mockRejectedValueOnce(new Error("the power is out"));
  await expect(removeDisposed(new Date())).rejects.toThrow("the power is out");
  expect(await countAll(primes)).toEqual([1, 1]);
  expect(await hasBlob(blobKey)).toBe(true);
  expect(await removeDisposed(new Date())).toEqual({ removed: 1 });
  expect(await countAll(primes)).toEqual([1, 1]);
  expect(await hasBlob(blobKey)).toBe(false);
  expect(await removeDisposed(new Date())).toEqual({ removed: 0 });
});
