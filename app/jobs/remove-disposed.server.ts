import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { dropBlob, hasBlob } from "#app/platform/blob-store.server.ts";
import { asSystem, type Transaction } from "#app/platform/db.server.ts";
import { listOwnKeeping } from "#app/queries/retention/own-retention.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { systemActor } from "./system-actor.server.ts";

type Candidate = {
  id: string;
  blob_key: string;
  file_name: string;
  sha256: string;
  primes: Prime[];
};

/** Who disposed of a file, and the supplier that it came from there. */
type Prime = { id: string; legalName: string; timeZone: string; supplierId: string };

/** Where a day ends last on Earth: nothing goes before its last day is over everywhere. */
const LAST_ZONE = "Etc/GMT+12";

const CANDIDATES_PER_STEP = 500;

/**
 * Remove the content of files that nobody keeps any more: every prime with which a file was ever
 * shared or handed in disposed of it, no legal hold is on it, no answer in preparation and no item of a
 * plan names it, and the six years of the subcontractor itself are over. The rows, the hashes and the log stay for ever.
 *
 * @returns how many were removed.
 */
export async function removeDisposed(at: Date): Promise<{ removed: number }> {
  let removed = 0;
  let after: string | undefined;
  do {
    const candidates = await asSystem((tx) => listCandidates(tx, after));
    const over = await asSystem((tx) =>
      listOwnKeeping(
        tx,
        candidates.map(({ id }) => id),
      ),
    );
    for (const candidate of candidates) {
      const until = over.get(candidate.id);
      const isOver = until !== undefined && until < calendarDateOf(at, LAST_ZONE);
      if (isOver && (await remove(candidate, at))) removed += 1;
    }
    after = candidates.length === CANDIDATES_PER_STEP ? candidates.at(-1)?.id : undefined;
  } while (after);
  return { removed };
}

/**
 * The log of every prime tells it, and once that is committed the content goes. Where that did not
 * come to its end, the next run finds a file that every log calls removed, and removes it.
 *
 * @returns whether there was content to remove.
 */
async function remove(candidate: Candidate, at: Date): Promise<boolean> {
  const { id, blob_key, file_name, sha256 } = candidate;
  if (!(await hasBlob(blob_key))) return false;
  await asSystem(async (tx) => {
    for (const { supplierId, ...prime } of await listUntold(tx, candidate))
      await appendOversightEntry(
        { tx, actor: systemActor(prime, at) },
        "evidence.removed",
        { supplierId },
        { evidenceId: id, fileName: file_name, sha256 },
      );
  });
  await dropBlob(blob_key);
  return true;
}

/** The primes whose log does not tell yet that the content of a file goes. */
async function listUntold(tx: Transaction, { id, primes }: Candidate): Promise<Prime[]> {
  const rows = await tx
    .select({ primeId: oversightLog.primeId })
    .from(oversightLog)
    .where(
      and(
        inArray(
          oversightLog.supplierId,
          primes.map(({ supplierId }) => supplierId),
        ),
        eq(oversightLog.action, "evidence.removed"),
        sql`${oversightLog.entry}::jsonb #>> '{detail,evidenceId}' = ${id}`,
      ),
    );
  const told = new Set(rows.map(({ primeId }) => primeId));
  return primes.filter((prime) => !told.has(prime.id));
}

function listCandidates(tx: Transaction, after: string | undefined): Promise<Candidate[]> {
  return tx.execute<Candidate>(sql`
    select e.id, e.blob_key, e.file_name, e.sha256, jsonb_agg(jsonb_build_object(
        'id', o.id, 'legalName', o.legal_name, 'timeZone', o.time_zone,
        'supplierId', d.supplier_id) order by o.id) as primes
    from evidence_disposals d
    join evidence e on e.id = d.evidence_id
    join organizations o on o.id = d.prime_id
    where ${after ? sql`e.id > ${after}::uuid` : sql`true`}
      and not exists (${KEPT_BY_A_PRIME})
      and not exists (${KEPT_AS_AN_ANSWER})
      and not exists (${BESIDE_A_PLAN})
      and not exists (${HELD})
      and not exists (select 1 from drafts where drafts.organization_id = e.organization_id
        and strpos(drafts.sections::text, e.id::text) > 0)
      and not exists (select 1 from questionnaire_answers a where a.organization_id = e.organization_id
        and strpos(a.answer::text, e.id::text) > 0
        and not exists (select 1 from questionnaire_answers later
          where later.request_id = a.request_id and later.question = a.question
            and later.version > a.version)
        and not exists (${ENDED}))
    group by e.id
    order by e.id
    limit ${CANDIDATES_PER_STEP}`);
}

const KEPT_BY_A_PRIME: SQL = sql`
  select 1 from evidence_links l join shares s on s.fact_id = l.fact_id
  where l.evidence_id = e.id and not exists (
    select 1 from evidence_disposals x
    where x.evidence_id = e.id and x.prime_id = s.prime_id and x.disposed_at >= s.shared_at)`;

/** An answer stands in preparation until its questionnaire was accepted or taken back. */
const ENDED: SQL = sql`select 1 from questionnaire_requests r
  left join questionnaire_decisions d on d.request_id = r.id and d.outcome = 'accepted'
  where r.id = a.request_id and (r.withdrawn_at is not null or d.request_id is not null)`;

const KEPT_AS_AN_ANSWER: SQL = sql`
  select 1 from questionnaire_files q
  where q.evidence_id = e.id and not exists (
    select 1 from evidence_disposals x
    where x.evidence_id = e.id and x.prime_id = q.prime_id and x.disposed_at >= q.submitted_at)`;

/** What was once given as the evidence of a closing is named by records and reviews of the plan. */
const BESIDE_A_PLAN: SQL = sql`select 1 from remediation_files f where f.evidence_id = e.id`;

const HELD: SQL = sql`
  select 1 from (
    select shares.prime_id, shares.supplier_id from evidence_links l
      join shares on shares.fact_id = l.fact_id where l.evidence_id = e.id
    union select q.prime_id, q.supplier_id from questionnaire_files q where q.evidence_id = e.id) s
  join legal_holds h on h.prime_id = s.prime_id and h.released_at is null
  where (h.supplier_id = s.supplier_id
    or (h.supplier_id is null and h.contract_id is null)
    or exists (select 1 from subcontracts sc
      where sc.supplier_id = s.supplier_id and sc.contract_id = h.contract_id))`;
