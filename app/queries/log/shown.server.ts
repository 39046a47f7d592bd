import { and, asc, eq, gte, notInArray, or } from "drizzle-orm";
import { readShown, type Shown, writeShown } from "#app/domain/kernel/shown.ts";
import type { OversightAction } from "#app/domain/log/actions.ts";
import { actionWords, actorWords, readEntry } from "#app/domain/log/entry.ts";
import { sayEntry } from "#app/domain/log/entry-words.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { oversightLog, oversightTrees } from "#db/schema/oversight.ts";

/**
 * Note how long the log is, before what a page shows is read: what is told to have come in since
 * may then have been shown already, but nothing is missing.
 */
export async function startShowing({ tx, actor }: Scope): Promise<number> {
  const [tree] = await tx
    .select({ size: oversightTrees.size })
    .from(oversightTrees)
    .where(eq(oversightTrees.primeId, actor.organizationId));
  return tree?.size ?? 0;
}

/** What a form carries of the state that its page shows. */
export function showing(logSize: number, decision: object): string {
  return writeShown({ digest: hashContent(decision), logSize });
}

/** What the changes that make a page stale are about. */
type About = {
  subcontractId?: string;
  subcontractIds?: readonly string[];
  supplierId?: string;
  supplierIds?: readonly string[];
  contractId?: string;
};

export type Stale = {
  ok: false;
  reason: "stale";
  /** what came in since, in words, oldest first */
  changes: string[];
};

/**
 * Whether somebody decides on something else than what holds now.
 *
 * @param shown as the form carried it; undefined for what no page showed, such as the demo's seed.
 * @param decision what the page would show now.
 * @returns null when it is the same; otherwise what came in since about any of `about`.
 */
export async function findStale(
  scope: Scope,
  shown: string | undefined,
  decision: object,
  about: About,
): Promise<Stale | null> {
  if (shown === undefined) return null;
  const seen = readShown(shown);
  if (seen?.digest === hashContent(decision)) return null;
  return { ok: false, reason: "stale", changes: seen ? await listChanges(scope, seen, about) : [] };
}

const MOST_CHANGES = 8;

/** That somebody read something changes nothing. */
const READINGS: OversightAction[] = [
  "audit.viewed",
  "evidence.viewed",
  "record.requested",
  "record.built",
  "record.downloaded",
];

async function listChanges({ tx, actor }: Scope, seen: Shown, about: About): Promise<string[]> {
  const { subcontractId, subcontractIds, supplierId, supplierIds, contractId } = about;
  const rows = await tx
    .select({ entry: oversightLog.entry })
    .from(oversightLog)
    .where(
      and(
        eq(oversightLog.primeId, actor.organizationId),
        gte(oversightLog.seq, seen.logSize),
        notInArray(oversightLog.action, READINGS),
        or(
          subcontractId ? eq(oversightLog.subcontractId, subcontractId) : undefined,
          subcontractIds ? among(oversightLog.subcontractId, subcontractIds) : undefined,
          supplierId ? eq(oversightLog.supplierId, supplierId) : undefined,
          supplierIds ? among(oversightLog.supplierId, supplierIds) : undefined,
          contractId ? eq(oversightLog.contractId, contractId) : undefined,
        ),
      ),
    )
    .orderBy(asc(oversightLog.seq))
    .limit(MOST_CHANGES);
  return rows.map(({ entry }) => {
    const told = readEntry(entry);
    const more = sayEntry(told);
    return `${actionWords(told.action)} (${actorWords(told)})${more ? `: ${more}` : "."}`;
  });
}
