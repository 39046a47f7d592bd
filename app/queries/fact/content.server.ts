import { type Column, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { AnyPgTable } from "drizzle-orm/pg-core";
import type { Fact, FactEvidence } from "#app/domain/fact/content.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts } from "#db/schema/fact.ts";
import {
  acknowledgements,
  attestations,
  certifications,
  informationSystems,
  organizationProfiles,
} from "#db/schema/statement.ts";

/** The table that holds the content of each kind. */
export const CONTENT_TABLES = {
  "organization-profile": organizationProfiles,
  "information-system": informationSystems,
  acknowledgement: acknowledgements,
  assessment: assessments,
  affirmation: affirmations,
  certification: certifications,
  attestation: attestations,
} satisfies Record<FactKind, AnyPgTable>;

/**
 * Columns and their values as one JSON object. Inside of a template of its own, so that drizzle names
 * the tables too where a statement has one alone.
 */
export function jsonOf(columns: Record<string, Column>): SQL {
  const pairs = Object.entries(columns).map(
    ([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`,
  );
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}

function contentOf(kind: FactKind): SQL {
  const table = CONTENT_TABLES[kind];
  return sql`when ${sql.raw(`'${kind}'`)} then (select ${jsonOf(getTableColumns(table))}
    from ${table} where ${table.factId} = ${facts.id})`;
}

const KINDS = Object.keys(CONTENT_TABLES) as FactKind[];
const CONTENT = sql`case ${facts.kind} ${sql.join(KINDS.map(contentOf), sql` `)} end`;

const EVIDENCE_COLUMNS = {
  id: evidence.id,
  fileName: evidence.fileName,
  mediaType: evidence.mediaType,
  sizeBytes: evidence.sizeBytes,
  sha256: evidence.sha256,
  uploadedAt: evidence.uploadedAt,
  uploadedByName: evidence.uploadedByName,
  pages: evidence.pages,
  pagesWithoutText: evidence.pagesWithoutText,
  notCui: evidence.notCui,
  validUntil: evidence.validUntil,
};
const EVIDENCE = sql`(
  select json_agg(${jsonOf(EVIDENCE_COLUMNS)} order by ${evidence.uploadedAt}, ${evidence.id})
  from ${evidenceLinks} join ${evidence} on ${evidence.id} = ${evidenceLinks.evidenceId}
  where ${evidenceLinks.factId} = ${facts.id})`;

/** What every reading of facts selects: the fact with what it states and its files, in one statement. */
export const FACT_COLUMNS = {
  id: facts.id,
  organizationId: facts.organizationId,
  kind: facts.kind,
  lineageId: facts.lineageId,
  supersedesId: facts.supersedesId,
  recordedAt: facts.recordedAt,
  recordedByName: facts.recordedByName,
  contentHash: facts.contentHash,
  content: sql<Record<string, unknown> | null>`${CONTENT}`,
  evidence: sql<FactEvidence[] | null>`${EVIDENCE}`,
};

type FactRow = {
  id: string;
  organizationId: string;
  kind: FactKind;
  lineageId: string;
  supersedesId: string | null;
  recordedAt: Date;
  recordedByName: string;
  contentHash: string;
  content: Record<string, unknown> | null;
  evidence: FactEvidence[] | null;
};

/** Facts of rows with `FACT_COLUMNS`, in the order given. */
export function factsOf(rows: readonly FactRow[]): Fact[] {
  return rows.flatMap((row) => {
    if (!row.content) return [];
    return {
      id: row.id,
      organizationId: row.organizationId,
      kind: row.kind,
      lineageId: row.lineageId,
      supersedesId: row.supersedesId,
      recordedAt: row.recordedAt.toISOString(),
      recordedByName: row.recordedByName,
      contentHash: row.contentHash,
      content: plain(row.kind, row.content),
      evidence: (row.evidence ?? []).map((file) => ({
        ...file,
        uploadedAt: isoText(file.uploadedAt),
      })),
      // The table of its kind gave the content, so the two belong together.
    } as unknown as Fact;
  });
}

/** Members that came later than the first facts: absent, not null, where nothing was stated. */
const ABSENT_WHEN_NULL = new Set([
  "cryptographicModule",
  "closeOutPostedOn",
  "complianceChangedOn",
  "revokedOn",
  "unanswered",
]);

/** Members of each kind that are instants. */
const INSTANTS = new Map(
  KINDS.map((kind) => [
    kind,
    Object.entries(getTableColumns(CONTENT_TABLES[kind])).flatMap(([name, column]) =>
      column.dataType === "date" ? [name] : [],
    ),
  ]),
);

/** What was stated, with instants as ISO text, as facts carry them. */
function plain(kind: FactKind, { factId: _, ...content }: Record<string, unknown>): object {
  const stated = Object.fromEntries(
    Object.entries(content).filter(
      ([name, value]) => value !== null || !ABSENT_WHEN_NULL.has(name),
    ),
  );
  for (const name of INSTANTS.get(kind) ?? [])
    if (typeof stated[name] === "string") stated[name] = isoText(stated[name]);
  return stated;
}

/** PostgreSQL's text of an instant as ISO text, UTC. */
export function isoText(instant: string): string {
  return new Date(instant).toISOString();
}
