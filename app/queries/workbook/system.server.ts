import { desc, eq } from "drizzle-orm";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import { ofKind } from "#app/domain/submission/prefill.ts";
import { readDraft } from "#app/domain/submission/read-draft.ts";
import type { SystemFacts } from "#app/domain/workbook/sprs-record.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listOwnFacts } from "#app/queries/fact/fact.server.ts";
import { drafts } from "#db/schema/draft.ts";
import type { Workbook } from "./workbook.server.ts";

/** An information system that the organization stated, or is about to. */
export type KnownSystem = SystemFacts & {
  /** null for one that stands in a draft alone */
  lineageId: string | null;
};

/** The information systems of the actor's organization: stated ones first, then those of drafts. */
export async function listKnownSystems(scope: Scope): Promise<KnownSystem[]> {
  const { tx, actor } = scope;
  const [current, rows] = await Promise.all([
    listOwnFacts(scope),
    tx
      .select({ sections: drafts.sections })
      .from(drafts)
      .where(eq(drafts.organizationId, actor.organizationId))
      .orderBy(desc(drafts.updatedAt)),
  ]);
  const stated = ofKind(current, "information-system").map(({ lineageId, content }) => ({
    lineageId,
    name: content.name,
    description: content.description,
    cages: content.cages,
    planName: content.planName,
    planVersion: content.planVersion,
    planDate: content.planDate ?? "",
  }));
  const drafted = rows.flatMap(({ sections }) => {
    const values = readDraft(sections).system?.values;
    return values ? systemOf(values) : [];
  });
  return [
    ...stated,
    ...drafted.filter((one) => !stated.some(({ name }) => isSame(name, one.name))),
  ];
}

/** What is known of the system that a workbook is about; null while nothing is. */
export async function findSystemOf(scope: Scope, workbook: Workbook): Promise<KnownSystem | null> {
  const { systemLineageId, systemName } = workbook;
  const known = await listKnownSystems(scope);
  const stated = known.find(({ lineageId }) => lineageId !== null && lineageId === systemLineageId);
  return stated ?? known.find(({ name }) => isSame(name, systemName)) ?? null;
}

function systemOf(values: SectionValues): KnownSystem[] {
  const text = (name: string) => String(values[name] ?? "");
  if (text("name") === "") return [];
  return [
    {
      lineageId: null,
      name: text("name"),
      description: text("description"),
      cages: text("cages")
        .split(/[\s,;]+/)
        .filter(Boolean),
      planName: text("planName"),
      planVersion: text("planVersion"),
      planDate: text("planDate"),
    },
  ];
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
