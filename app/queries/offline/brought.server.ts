import { and, desc, eq, isNull } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { FlowdownClause } from "#app/domain/flowdown/types.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  listSections,
  SUBMISSION_SECTIONS,
  type SubmissionSection,
} from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import type { CellProblem } from "#app/domain/submission/sheet-note.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { dueOnSql } from "#app/queries/sql/due-date.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { broughtSheets } from "#db/schema/showing.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** A spreadsheet that came back to the prime, as it was read. */
export type BroughtSheet = {
  id: string;
  /** ISO instant, UTC */
  broughtAt: string;
  broughtByName: string;
  sentBy: string;
  sentOn: CalendarDate;
  fileName: string;
  sha256: string;
  answers: Partial<Record<SubmissionSection, SectionValues>>;
  /** what stands in it as it was filled in before it went out: nobody answered that */
  unchanged: Partial<Record<SubmissionSection, SectionValues>>;
  problems: CellProblem[];
  /** it carried the mark of its request; null for what came before spreadsheets had one */
  isMarked: boolean | null;
  isRecorded: boolean;
  /** the invitation through whose link it came; null where the prime brought it */
  invitationId: string | null;
};

/** What came back to a request, newest first: read by the prime that brought it and by the supplier. */
export async function listBroughtSheets({ tx }: Scope, requestId: string): Promise<BroughtSheet[]> {
  const rows = await tx
    .select()
    .from(broughtSheets)
    .where(eq(broughtSheets.requestId, requestId))
    .orderBy(desc(broughtSheets.broughtAt), desc(broughtSheets.id));
  return rows.map((row) => ({
    id: row.id,
    broughtAt: row.broughtAt.toISOString(),
    broughtByName: row.broughtByName,
    sentBy: row.sentBy,
    sentOn: calendarDate(row.sentOn),
    fileName: row.fileName,
    sha256: row.sha256,
    answers: row.answers,
    unchanged: row.unchanged,
    isMarked: row.isMarked,
    problems: row.problems,
    isRecorded: row.isRecorded,
    invitationId: row.invitationId,
  }));
}

/** The answers of one, by section, as the reading of a spreadsheet tells them. */
export function answersOfSheet({
  answers,
}: Pick<BroughtSheet, "answers">): Map<SubmissionSection, SectionValues> {
  return bySection(answers);
}

/** What stands in it as it was filled in before it went out, in the same form. */
export function unchangedOfSheet({
  unchanged,
}: Pick<BroughtSheet, "unchanged">): Map<SubmissionSection, SectionValues> {
  return bySection(unchanged);
}

function bySection(kept: BroughtSheet["answers"]): Map<SubmissionSection, SectionValues> {
  return new Map(
    SUBMISSION_SECTIONS.flatMap((section) => {
      const values = kept[section];
      return values ? [[section, values] as const] : [];
    }),
  );
}

/** A request of the actor's own prime, as its spreadsheet asks it. */
export type OfflineRequest = {
  id: string;
  supplierId: string;
  legalName: string;
  isLinked: boolean;
  primeName: string;
  subcontractNumber: string;
  required: RequiredStatus | null;
  why: string;
  clauses: FlowdownClause[];
  dueOn: CalendarDate;
  /** what can be answered in a spreadsheet, with what the prime knows of it */
  sections: { section: SubmissionSection; values: SectionValues }[];
};

/** One that nobody withdrew; null when there is none. */
export async function getOfflineRequest(
  { tx, actor }: { tx: Scope["tx"]; actor: Pick<Scope["actor"], "organizationId"> },
  { supplierId, requestId }: { supplierId: string; requestId: string },
): Promise<OfflineRequest | null> {
  const [found] = await tx
    .select({
      legalName: suppliers.legalName,
      uei: suppliers.uei,
      cages: suppliers.cages,
      organizationId: suppliers.organizationId,
      primeName: flowdowns.primeName,
      subcontractNumber: flowdowns.subcontractNumber,
      required: flowdowns.required,
      why: flowdowns.why,
      clauses: flowdowns.clauses,
      information: flowdowns.information,
      dueOn: dueOnSql,
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .innerJoin(suppliers, eq(suppliers.id, requests.supplierId))
    .where(
      and(
        eq(requests.id, requestId),
        eq(requests.supplierId, supplierId),
        eq(requests.primeId, actor.organizationId),
        isNull(requests.withdrawnAt),
      ),
    );
  if (!found) return null;
  const { uei, cages, organizationId, information, dueOn, ...asked } = found;
  const known: Partial<Record<SubmissionSection, SectionValues>> = {
    organization: { legalName: asked.legalName, uei: uei ?? "", cages: cages.join(", ") },
  };
  return {
    ...asked,
    id: requestId,
    supplierId,
    isLinked: organizationId !== null,
    dueOn: calendarDate(dueOn),
    sections: listSections({ ...asked, information })
      .filter((section) => section !== "evidence")
      .map((section) => ({ section, values: known[section] ?? {} })),
  };
}
