import { eq } from "drizzle-orm";
import type { AnyPgTable } from "drizzle-orm/pg-core";
import type { Fact, FactEvidence } from "#app/domain/fact/content.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import {
  acknowledgements,
  attestations,
  certifications,
  informationSystems,
  organizationProfiles,
} from "#db/schema/statement.ts";
import { among } from "./among.server.ts";

/** A row of `facts`, whatever else was selected with it. */
export type FactRow = {
  id: string;
  organizationId: string;
  kind: FactKind;
  lineageId: string;
  supersedesId: string | null;
  recordedAt: Date;
  recordedByName: string;
  contentHash: string;
};

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

type Content = { factId: string };

/** Put content and evidence beside rows of `facts`; one query a kind, in the order given. */
export async function loadFacts(tx: Transaction, rows: readonly FactRow[]): Promise<Fact[]> {
  if (rows.length === 0) return [];
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const [evidenceOf, ...contents] = await Promise.all([
    loadEvidence(
      tx,
      rows.map((row) => row.id),
    ),
    ...kinds.map((kind) =>
      loadContents(
        tx,
        kind,
        rows.flatMap((row) => (row.kind === kind ? [row.id] : [])),
      ),
    ),
  ]);
  const contentOf = new Map(contents.flat().map((content) => [content.factId, content]));
  return rows.flatMap((row) => {
    const found = contentOf.get(row.id);
    if (!found) return [];
    const { factId, ...content } = found;
    return {
      id: row.id,
      organizationId: row.organizationId,
      kind: row.kind,
      lineageId: row.lineageId,
      supersedesId: row.supersedesId,
      recordedAt: row.recordedAt.toISOString(),
      recordedByName: row.recordedByName,
      contentHash: row.contentHash,
      content: plain(content),
      evidence: evidenceOf.get(factId) ?? [],
      // The table of its kind gave the content, so the two belong together.
    } as unknown as Fact;
  });
}

async function loadContents(tx: Transaction, kind: FactKind, ids: string[]): Promise<Content[]> {
  const table = CONTENT_TABLES[kind];
  return tx.select().from(table).where(among(table.factId, ids));
}

/** Members that came later than the first facts: absent, not null, where nothing was stated. */
const ABSENT_WHEN_NULL = new Set([
  "cryptographicModule",
  "closeOutPostedOn",
  "complianceChangedOn",
  "revokedOn",
]);

/** Instants become ISO text, as facts carry them. */
function plain(content: object): object {
  return Object.fromEntries(
    Object.entries(content)
      .filter(([name, value]) => value !== null || !ABSENT_WHEN_NULL.has(name))
      .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
}

async function loadEvidence(
  tx: Transaction,
  factIds: string[],
): Promise<Map<string, FactEvidence[]>> {
  const rows = await tx
    .select({
      factId: evidenceLinks.factId,
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
    })
    .from(evidenceLinks)
    .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))
    .where(among(evidenceLinks.factId, factIds))
    .orderBy(evidence.uploadedAt, evidence.id);
  const found = new Map<string, FactEvidence[]>();
  for (const { factId, uploadedAt, ...file } of rows) {
    const list = found.get(factId) ?? [];
    found.set(factId, [...list, { ...file, uploadedAt: uploadedAt.toISOString() }]);
  }
  return found;
}
