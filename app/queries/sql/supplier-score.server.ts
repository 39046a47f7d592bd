import { type SQL, sql } from "drizzle-orm";
import { SCORE_BAND_RANGES, type ScoreBand } from "#app/domain/sprs/score-bands.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** The score that stands for a supplier, as it is kept; null where none was told. */
export function supplierScoreSql(): SQL<number | null> {
  return sql`(select kept.score from supplier_scores kept where kept.supplier_id = ${suppliers.id})`;
}

/** Whether a supplier's standing score is in a band. */
export function isInScoreBand(band: ScoreBand): SQL {
  const kept = sql`select 1 from supplier_scores kept where kept.supplier_id = ${suppliers.id}`;
  if (band === "none") return sql`not exists (${kept} and kept.score is not null)`;
  const { lowest, highest } = SCORE_BAND_RANGES[band];
  return sql`exists (${kept} and kept.score between ${lowest} and ${highest})`;
}
