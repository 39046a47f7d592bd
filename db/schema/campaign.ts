import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { CAMPAIGN_KINDS } from "#app/domain/campaign/kinds.ts";
import { CAMPAIGN_SKIPS } from "#app/domain/campaign/skip.ts";
import type { CampaignFunnel } from "#app/domain/campaign/stage.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { questionnaireRequests, questionnaireSendings } from "./questionnaire.ts";
import { requests } from "./request.ts";
import { subcontracts } from "./subcontract.ts";
import { suppliers } from "./supplier.ts";

/** Many asked at once, and followed: a prime's own organizing, which changes no verdict. */
export const campaigns = pgTable(
  "campaigns",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    name: text().notNull(),
    kind: text({ enum: CAMPAIGN_KINDS }).notNull(),
    dueOn: date({ mode: "string" }).notNull(),
    message: text().notNull(),
    /** of a questionnaire alone: which, and what names its questions */
    questionnaire: text(),
    contentHash: text(),
    /** the questions as they were frozen when it was sent */
    sendingId: uuid().references(() => questionnaireSendings.id, { onDelete: "restrict" }),
    /** when everybody chosen was looked at */
    preparedAt: instant(),
    /** when somebody said that it goes out, and who: as whom the job asks */
    confirmedAt: instant(),
    confirmedBy: uuid(),
    confirmedByName: text(),
    confirmedRole: text(),
    /** when the last of them was asked */
    sentAt: instant(),
    nudgedAt: instant(),
    nudgedBy: uuid(),
    nudgedByName: text(),
    closedAt: instant(),
    closedByName: text(),
    /** what was said of it at its close, and how it stood */
    summary: text(),
    funnel: jsonb().$type<CampaignFunnel>(),
    discardedAt: instant(),
    /** how many were chosen, and asked so far: what the list of campaigns shows without counting */
    chosen: integer().notNull().default(0),
    asked: integer().notNull().default(0),
    /** how many were stuck when they were counted last: what the worklist shows */
    stuck: integer().notNull().default(0),
  },
  (t) => [
    index("campaigns_prime").on(t.primeId, t.createdAt, t.id),
    index("campaigns_running")
      .on(t.primeId)
      .where(sql`${t.sentAt} is not null and ${t.closedAt} is null`),
    oneOf("campaigns_kind", t.kind, CAMPAIGN_KINDS),
    check(
      "campaigns_questionnaire",
      sql`(${t.kind} = 'questionnaire') = (${t.questionnaire} is not null)`,
    ),
  ],
);

/** How somebody stood when the campaign was closed; the instants as ISO text, UTC. */
export type ClosedAs = {
  deliveredAt: string | null;
  openedAt: string | null;
  startedAt: string | null;
  submittedAt: string | null;
  /** absent in campaigns that were closed before it was kept */
  returnedAt?: string | null;
  isAccepted: boolean;
  isUndelivered: boolean;
  isWithdrawn: boolean;
  isStuck: boolean;
};

/** One who was chosen: asked, and by what request, or left out and why. */
export const campaignRecipients = pgTable(
  "campaign_recipients",
  {
    id: id(),
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: "restrict" }),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    subcontractId: uuid().references(() => subcontracts.id, { onDelete: "restrict" }),
    /** when it was found out whether they can be asked; null while that waits */
    lookedAt: instant(),
    /** why they are not asked; null where they are */
    skip: text({ enum: CAMPAIGN_SKIPS }),
    sentAt: instant(),
    requestId: uuid().references(() => requests.id, { onDelete: "restrict" }),
    questionnaireRequestId: uuid(),
    /** the letters that asked */
    letterIds: uuid().array().notNull().default([]),
    /** that a reminder was ordered, and that it was written or found needless */
    nudgeAskedAt: instant(),
    nudgedAt: instant(),
    /**
     * The steps of one who was asked: a projection of letters, drafts, answers and reviews, kept by the
     * database in the transaction that takes the step, until the campaign is closed.
     */
    deliveredAt: instant(),
    openedAt: instant(),
    startedAt: instant(),
    submittedAt: instant(),
    isAccepted: boolean().notNull().default(false),
    isUndelivered: boolean().notNull().default(false),
    isWithdrawn: boolean().notNull().default(false),
    closedAs: jsonb().$type<ClosedAs>(),
  },
  (t) => [
    unique("campaign_recipients_once")
      .on(t.campaignId, t.supplierId, t.subcontractId)
      .nullsNotDistinct(),
    foreignKey({
      name: "campaign_recipients_questionnaire",
      columns: [t.questionnaireRequestId],
      foreignColumns: [questionnaireRequests.id],
    }).onDelete("restrict"),
    index("campaign_recipients_supplier").on(t.supplierId),
    index("campaign_recipients_request").on(t.requestId).where(sql`${t.requestId} is not null`),
    index("campaign_recipients_questionnaire_request")
      .on(t.questionnaireRequestId)
      .where(sql`${t.questionnaireRequestId} is not null`),
    index("campaign_recipients_waiting")
      .on(t.campaignId, t.id)
      .where(sql`${t.lookedAt} is null or (${t.skip} is null and ${t.sentAt} is null)`),
    oneOf("campaign_recipients_skip", t.skip, CAMPAIGN_SKIPS),
  ],
);
