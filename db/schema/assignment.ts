import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ENDINGS } from "#app/domain/assignment/assignment.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { invitations } from "./invitation.ts";
import { organizations } from "./organization.ts";
import { questionnaireRequests } from "./questionnaire.ts";
import { requests } from "./request.ts";
import { workbooks } from "./workbook.ts";

/**
 * A part of an answer that a subcontractor gave to one of its people: one section of a request, one
 * family of a workbook, one part of a questionnaire or one question of it. Marks alone change; another person is another row.
 */
export const assignments = pgTable(
  "assignments",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    requestId: uuid().references(() => requests.id, { onDelete: "restrict" }),
    workbookId: uuid(),
    questionnaireRequestId: uuid(),
    /** its address within its subject: `assessment`, `access-control` */
    part: text().notNull(),
    /** as it was called when it was given */
    title: text().notNull(),
    /** what it is a part of, in words: the prime and the subcontract, say */
    about: text().notNull(),
    /** the ids of its requirements or questions; none for a section of a request */
    items: text().array().notNull(),
    /** ids of questions elsewhere that decide which of its own are asked */
    reads: text().array().notNull(),
    /** null until somebody who was invited joins */
    assigneeId: uuid(),
    assigneeName: text().notNull(),
    assigneeEmail: text().notNull(),
    invitationId: uuid().references(() => invitations.id, { onDelete: "restrict" }),
    dueOn: date({ mode: "string" }).notNull(),
    note: text().notNull(),
    finishedAt: instant(),
    endedAt: instant(),
    ending: text({ enum: ENDINGS }),
  },
  (t) => [
    foreignKey({
      name: "assignments_of_workbook",
      columns: [t.workbookId, t.organizationId],
      foreignColumns: [workbooks.id, workbooks.organizationId],
    }).onDelete("restrict"),
    foreignKey({
      name: "assignments_of_questionnaire",
      columns: [t.questionnaireRequestId, t.organizationId],
      foreignColumns: [questionnaireRequests.id, questionnaireRequests.organizationId],
    }).onDelete("restrict"),
    uniqueIndex("assignments_one_at_a_part")
      .on(
        t.organizationId,
        sql`coalesce(${t.requestId}, ${t.workbookId}, ${t.questionnaireRequestId})`,
        t.part,
      )
      .where(sql`${t.endedAt} is null`),
    index("assignments_assignee").on(t.assigneeId).where(sql`${t.endedAt} is null`),
    index("assignments_invitation").on(t.invitationId),
    check(
      "assignments_one_subject",
      sql`num_nonnulls(${t.requestId}, ${t.workbookId}, ${t.questionnaireRequestId}) = 1`,
    ),
    check("assignments_ending_once", sql`(${t.endedAt} is null) = (${t.ending} is null)`),
    check("assignments_somebody", sql`num_nonnulls(${t.assigneeId}, ${t.invitationId}) > 0`),
    oneOf("assignments_ending", t.ending, ENDINGS),
  ],
);
