import { randomUUID } from "node:crypto";
import {
  admitFile,
  type GivenFile,
  keepFile,
  storing,
} from "#app/commands/evidence/admit-file.server.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type ItemFile,
  MOST_ITEM_FILES,
  standingFiles,
} from "#app/domain/remediation/item-file.ts";
import { findFileProblem } from "#app/domain/remediation/item-file-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listSameFiles } from "#app/queries/evidence/evidence.server.ts";
import { listItemFiles } from "#app/queries/remediation/item-file.server.ts";
import { getPlan } from "#app/queries/remediation/plan.server.ts";
import { remediationFiles } from "#db/schema/remediation.ts";
import { tellPrimes } from "./tell-primes.server.ts";
import { lockPlan } from "./write-items.server.ts";

type Which = { planId: string; itemId: string };
type Input = GivenFile & {
  /** the day that the file is about */
  aboutOn: CalendarDate;
  /** the file whose place it takes; null for one that stands beside the others */
  replacesId: string | null;
  /** why it takes the place; "" for one that stands beside the others */
  why: string;
};
type Outcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "former-gone" }
  | { ok: false; reason: "not-yet"; problem: string }
  | { ok: false; reason: "refused"; refusal: EvidenceRefusal };

/**
 * Put a file beside an item of a plan: it shows that the item is closed. It takes the place of a former
 * one where that is said; the former stays to be read. The same file about the same day is there once.
 */
export async function addItemFile(actor: Actor, which: Which, input: Input): Promise<Outcome> {
  const problem = findFileProblem(input, actor.on);
  if (problem) return { ok: false, reason: "not-yet", problem };
  const admitted = await admitFile(actor.organizationId, input);
  if (!admitted.ok) return admitted;
  const { file } = admitted;
  return storing<Outcome>((blob) =>
    asActor(actor, async (scope) => {
      await lockPlan(scope, which.planId);
      const open = await getPlan(scope, which.planId);
      if (!open?.items.some(({ id }) => id === which.itemId))
        return { ok: false, reason: "not-found" };
      const standing = standingFiles(await listItemFiles(scope, which));
      if (isThere(standing, file, input)) return { ok: true };
      const unplaced = findUnplaced(standing, input);
      if (unplaced) return unplaced;
      const kept = await keepFile(scope, file, await listSameFiles(scope, file.sha256), blob);
      if (!kept.ok) return kept;
      await insertItemFile(scope, which, {
        evidenceId: kept.evidenceId,
        aboutOn: input.aboutOn,
        supersedesId: input.replacesId,
        isWithdrawn: false,
        reason: input.replacesId ? input.why : "",
      });
      await tellPrimes(scope, which.planId, open.progress);
      return { ok: true };
    }),
  );
}

/** Why there is no place for a file among those that stand; null when there is. */
function findUnplaced(standing: readonly ItemFile[], { replacesId }: Input): Outcome | null {
  if (replacesId)
    return standing.some(({ id }) => id === replacesId)
      ? null
      : { ok: false, reason: "former-gone" };
  if (standing.length < MOST_ITEM_FILES) return null;
  return { ok: false, reason: "refused", refusal: { reason: "too-many" } };
}

function isThere(
  standing: readonly ItemFile[],
  given: { sha256: string; fileName: string },
  { aboutOn, validUntil = null }: Input,
): boolean {
  return standing.some(
    ({ file, aboutOn: known }) =>
      file.sha256 === given.sha256 &&
      file.fileName === given.fileName &&
      (file.validUntil ?? null) === validUntil &&
      known === aboutOn,
  );
}

/** Take a file off an item; that it stood there stays, with why it was taken off. */
export function withdrawItemFile(
  actor: Actor,
  which: Which,
  { remove, why }: { remove: string; why: string },
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  return asActor(actor, async (scope) => {
    await lockPlan(scope, which.planId);
    const open = await getPlan(scope, which.planId);
    const files = open && (await listItemFiles(scope, which));
    const former = files?.find(({ id }) => id === remove);
    if (!open || !files || !former) return { ok: false, reason: "not-found" };
    if (!standingFiles(files).includes(former)) return { ok: true };
    await insertItemFile(scope, which, {
      evidenceId: former.file.id,
      aboutOn: former.aboutOn,
      supersedesId: former.id,
      isWithdrawn: true,
      reason: why,
    });
    await tellPrimes(scope, which.planId, open.progress);
    return { ok: true };
  });
}

type Row = Pick<
  typeof remediationFiles.$inferInsert,
  "evidenceId" | "aboutOn" | "supersedesId" | "isWithdrawn" | "reason"
>;

function insertItemFile({ tx, actor }: Scope, { planId, itemId }: Which, row: Row) {
  return tx.insert(remediationFiles).values({
    ...row,
    id: randomUUID(),
    recordedAt: actor.at,
    recordedBy: actor.personId,
    recordedByName: actor.personName,
    organizationId: actor.organizationId,
    planId,
    itemId,
  });
}
