import { and, desc, eq, sql } from "drizzle-orm";
import {
  NO_ANSWER,
  type WorkbookAnswer,
  type WorkbookAnswers,
} from "#app/domain/workbook/answer.ts";
import type { WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import type { StandingAnswer } from "#app/domain/workbook/settle.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { showing } from "#app/queries/log/shown.server.ts";
import { workbookAnswers, workbooks } from "#db/schema/workbook.ts";

/** The workbook of one information system. */
export type Workbook = {
  id: string;
  systemName: string;
  /** the system as it was stated; null where it was not when the workbook was started */
  systemLineageId: string | null;
  /** ISO instant, UTC */
  createdAt: string;
  createdByName: string;
};

/** A workbook with what is said in it now. */
export type OpenWorkbook = {
  workbook: Workbook;
  /** what stands, by requirement; absent where nothing was said */
  standing: Map<string, StandingAnswer>;
  answers: WorkbookAnswers;
};

/** The workbooks of the actor's organization, the newest first. */
export async function listWorkbooks({ tx, actor }: Scope): Promise<Workbook[]> {
  const rows = await tx
    .select()
    .from(workbooks)
    .where(eq(workbooks.organizationId, actor.organizationId))
    .orderBy(desc(workbooks.createdAt), desc(workbooks.id));
  return rows.map(workbookOf);
}

/** The id of the workbook of a system, by the name it was begun with; null when there is none. */
export async function findWorkbookOf(
  { tx, actor }: Scope,
  systemName: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: workbooks.id })
    .from(workbooks)
    .where(
      and(
        eq(workbooks.organizationId, actor.organizationId),
        sql`lower(${workbooks.systemName}) = lower(${systemName})`,
      ),
    );
  return row?.id ?? null;
}

/** A workbook of the actor's organization with what stands in it; null when there is none. */
export async function getWorkbook(scope: Scope, workbookId: string): Promise<OpenWorkbook | null> {
  const { tx, actor } = scope;
  const [[row], rows] = await Promise.all([
    tx
      .select()
      .from(workbooks)
      .where(and(eq(workbooks.id, workbookId), eq(workbooks.organizationId, actor.organizationId))),
    tx
      .selectDistinctOn([workbookAnswers.requirement])
      .from(workbookAnswers)
      .where(ofWorkbook(scope, workbookId))
      .orderBy(workbookAnswers.requirement, desc(workbookAnswers.version)),
  ]);
  if (!row) return null;
  const standing = new Map(rows.map((answer) => [answer.requirement, standingOf(answer)]));
  return {
    workbook: workbookOf(row),
    standing,
    answers: Object.fromEntries([...standing].map(([id, { answer }]) => [id, answer])),
  };
}

/** Everything that was ever said of one requirement, the newest first. */
export async function listAnswerVersions(
  scope: Scope,
  workbookId: string,
  requirement: string,
): Promise<StandingAnswer[]> {
  const rows = await scope.tx
    .select()
    .from(workbookAnswers)
    .where(and(ofWorkbook(scope, workbookId), eq(workbookAnswers.requirement, requirement)))
    .orderBy(desc(workbookAnswers.version));
  return rows.map(standingOf);
}

/**
 * What some versions of answers said.
 *
 * @returns in the order given; of a version that there is not, nothing said.
 */
export async function listAnswersRead(
  scope: Scope,
  workbookId: string,
  read: readonly { requirement: string; version: number }[],
): Promise<WorkbookAnswer[]> {
  if (read.length === 0) return [];
  const pairs = sql.join(
    read.map(({ requirement, version }) => sql`(${requirement}, ${version}::int)`),
    sql`, `,
  );
  const rows = await scope.tx
    .select()
    .from(workbookAnswers)
    .where(
      and(
        ofWorkbook(scope, workbookId),
        sql`(${workbookAnswers.requirement}, ${workbookAnswers.version}) in (${pairs})`,
      ),
    );
  const found = new Map(rows.map((row) => [`${row.requirement} ${row.version}`, answerOf(row)]));
  return read.map(
    ({ requirement, version }) => found.get(`${requirement} ${version}`) ?? NO_ANSWER,
  );
}

/** What a form carries of the score that its page shows. */
export function showWorkbook({ score, open, standing }: WorkbookEvaluation): string {
  return showing(0, { score, open, standing });
}

function ofWorkbook({ actor }: Scope, workbookId: string) {
  return and(
    eq(workbookAnswers.workbookId, workbookId),
    eq(workbookAnswers.organizationId, actor.organizationId),
  );
}

function workbookOf(row: typeof workbooks.$inferSelect): Workbook {
  const { id, systemName, systemLineageId, createdAt, createdByName } = row;
  return { id, systemName, systemLineageId, createdAt: createdAt.toISOString(), createdByName };
}

type AnswerRow = typeof workbookAnswers.$inferSelect;

function standingOf(row: AnswerRow): StandingAnswer {
  return {
    requirement: row.requirement,
    version: row.version,
    answer: answerOf(row),
    answeredBy: row.answeredByName,
    answeredAt: row.answeredAt.toISOString(),
  };
}

function answerOf({
  status,
  objectives,
  ground,
  note,
  evidence,
  evidenceOn,
}: AnswerRow): WorkbookAnswer {
  return { status, objectives, ground, note, evidence, evidenceOn: evidenceOn ?? "" };
}
