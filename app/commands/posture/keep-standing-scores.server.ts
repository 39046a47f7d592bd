import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import type { EligibilityCase } from "#app/queries/posture/eligibility.server.ts";

/** Keep the score that stands for each supplier of some subcontracts; a score no longer told goes. */
export async function keepStandingScores(
  { tx, actor }: Scope,
  cases: readonly Pick<EligibilityCase, "supplierId" | "score">[],
): Promise<void> {
  const scores = [...new Map(cases.map(({ supplierId, score }) => [supplierId, score]))];
  const told = scores.flatMap(([supplierId, score]) =>
    score ? [{ supplier_id: supplierId, score: score.score, scored_on: score.scoredOn }] : [],
  );
  const silent = scores.flatMap(([supplierId, score]) => (score ? [] : [supplierId]));
  if (told.length > 0)
    await tx.execute(sql`
      insert into supplier_scores (supplier_id, prime_id, score, scored_on)
      select supplier_id, ${actor.organizationId}::uuid, score, scored_on
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        as row(supplier_id uuid, score integer, scored_on date)
      on conflict (supplier_id) do update set score = excluded.score, scored_on = excluded.scored_on
        where supplier_scores.prime_id = excluded.prime_id
          and (supplier_scores.score, supplier_scores.scored_on)
            is distinct from (excluded.score, excluded.scored_on)`);
  if (silent.length > 0)
    await tx.execute(sql`
      update supplier_scores set score = null, scored_on = null
      where prime_id = ${actor.organizationId}::uuid and score is not null
        and supplier_id = any(${`{${silent.join(",")}}`}::uuid[])`);
}
