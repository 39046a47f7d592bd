import { sql } from "drizzle-orm";
import { date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { EMAIL_CHOICES, TOPICS } from "#app/domain/notification/topics.ts";
import { audits } from "./audit.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { letters } from "./letter.ts";
import { organizations } from "./organization.ts";
import { persons } from "./person.ts";

const NOTIFIED_SIDES = ["prime", "subcontractor", "audit"] as const;

/** the audit room in which an auditor is told; null of a prime's and a subcontractor's people */
const auditId = () => uuid().references(() => audits.id, { onDelete: "restrict" });

const personId = () =>
  uuid()
    .notNull()
    .references(() => persons.id, { onDelete: "restrict" });

/**
 * What somebody is told in the portal, where they work: written with the letter of the same thing,
 * whether or not that goes out. Read marks alone change.
 */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    createdAt: createdAt(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    personId: personId(),
    side: text({ enum: NOTIFIED_SIDES }).notNull(),
    auditId: auditId(),
    /** the kind of its letter */
    kind: text().notNull(),
    text: text().notNull(),
    /** where its thing stands: an address of ours */
    path: text().notNull(),
    letterId: uuid()
      .notNull()
      .references(() => letters.id, { onDelete: "restrict" }),
    readAt: instant(),
    /** when a digest told of it */
    digestedAt: instant(),
  },
  (t) => [
    index("notifications_newest").on(t.organizationId, t.personId, t.createdAt, t.id),
    index("notifications_unread").on(t.organizationId, t.personId).where(sql`${t.readAt} is null`),
    index("notifications_letter").on(t.letterId),
    oneOf("notifications_side", t.side, NOTIFIED_SIDES),
  ],
);

/** How somebody gets the letters of a topic, from then on; the latest holds. Never updated. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    id: id(),
    createdAt: createdAt(),
    personId: personId(),
    topic: text({ enum: TOPICS }).notNull(),
    email: text({ enum: EMAIL_CHOICES }).notNull(),
  },
  (t) => [
    index("notification_choices_latest").on(t.personId, t.topic, t.createdAt),
    oneOf("notification_choices_topic", t.topic, TOPICS),
    oneOf("notification_choices_email", t.email, EMAIL_CHOICES),
  ],
);

/** That somebody got the digest of a day, once, whoever works it off. Never updated. */
export const notificationDigests = pgTable(
  "notification_digests",
  {
    id: id(),
    createdAt: createdAt(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    personId: personId(),
    side: text({ enum: NOTIFIED_SIDES }).notNull(),
    auditId: auditId(),
    on: date({ mode: "string" }).notNull(),
  },
  (t) => [
    unique("notification_digests_once")
      .on(t.organizationId, t.personId, t.side, t.auditId, t.on)
      .nullsNotDistinct(),
    oneOf("notification_digests_side", t.side, NOTIFIED_SIDES),
  ],
);
