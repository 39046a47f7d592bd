import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { FactContents } from "#app/domain/fact/content.ts";
import { SHOWING_KINDS, SHOWN_HOW, type ShowingKind } from "#app/domain/fact/showing.ts";
import type { OfflineReading } from "#app/domain/offline/read-answers.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { evidence } from "./evidence.ts";
import { invitations } from "./invitation.ts";
import { organizations } from "./organization.ts";
import { requests } from "./request.ts";
import { suppliers } from "./supplier.ts";

/**
 * What a supplier showed on paper or by phone, as its prime recorded it: attested by nobody, and no
 * fact of the supplier's. Never changed; a later row supersedes it, and so does a signed answer.
 */
export const showings = pgTable(
  "showings",
  {
    id: id(),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    kind: text({ enum: SHOWING_KINDS }).notNull(),
    lineageId: uuid().notNull(),
    /** who told or showed it, how, and on which day */
    shownBy: text().notNull(),
    shownByTitle: text().notNull().default(""),
    shownHow: text({ enum: SHOWN_HOW }).notNull(),
    shownOn: date({ mode: "string" }).notNull(),
    note: text().notNull(),
    content: jsonb().$type<FactContents[ShowingKind]>().notNull(),
    contentHash: text().notNull(),
    fileId: uuid().references(() => evidence.id, { onDelete: "restrict" }),
    supersedesId: uuid().references((): AnyPgColumn => showings.id, { onDelete: "restrict" }),
    isWithdrawn: boolean().notNull().default(false),
    /** why it supersedes another */
    correctionReason: text(),
  },
  (t) => [
    index("showings_supplier").on(t.supplierId, t.recordedAt),
    index("showings_file").on(t.fileId),
    unique("showings_superseded_once").on(t.supersedesId),
    oneOf("showings_kind", t.kind, SHOWING_KINDS),
    oneOf("showings_how", t.shownHow, SHOWN_HOW),
    check(
      "showings_reason_of_correction",
      sql`(${t.supersedesId} is null) = (${t.correctionReason} is null)`,
    ),
  ],
);

/**
 * A request's spreadsheet that came back to the prime, as it was read. The prime writes nothing into
 * the supplier's answer: whoever prepares that takes it over.
 */
export const broughtSheets = pgTable(
  "brought_sheets",
  {
    id: id(),
    broughtAt: createdAt(),
    broughtBy: uuid().notNull(),
    broughtByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "restrict" }),
    /** who sent it back, and on which day */
    sentBy: text().notNull(),
    sentOn: date({ mode: "string" }).notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    answers: jsonb().$type<Partial<Record<SubmissionSection, SectionValues>>>().notNull(),
    /** what stands in it as it was filled in before it went out: nobody answered that */
    unchanged: jsonb()
      .$type<Partial<Record<SubmissionSection, SectionValues>>>()
      .notNull()
      .default({}),
    problems: jsonb().$type<OfflineReading["problems"]>().notNull(),
    /**
     * it carried the mark of its request; without one, who brought it said that it is this one's. Null
     * for what came before spreadsheets had one.
     */
    isMarked: boolean(),
    /** a row of its own beside the one that came: the prime recorded what it says */
    isRecorded: boolean().notNull(),
    /** the invitation through whose link it came, from nobody that signed in; null where the prime brought it */
    invitationId: uuid().references(() => invitations.id, { onDelete: "restrict" }),
  },
  (t) => [
    index("brought_sheets_request").on(t.requestId, t.broughtAt),
    index("brought_sheets_supplier").on(t.supplierId),
  ],
);
