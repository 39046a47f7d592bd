import { boolean, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { EXPIRATION_KINDS } from "#app/domain/expiration/kinds.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

const primeId = () =>
  uuid()
    .notNull()
    .references(() => organizations.id, { onDelete: "restrict" });

/**
 * When reminders of one kind go out, from when it was set on; the latest of a kind holds. Never updated.
 * The default of a kind is written here by the first round, so that nothing older is caught up with.
 */
export const reminderRules = pgTable(
  "reminder_rules",
  {
    id: id(),
    createdAt: createdAt(),
    /** null: the portal itself, by the default */
    setBy: uuid(),
    setByName: text().notNull(),
    primeId: primeId(),
    kind: text({ enum: EXPIRATION_KINDS }).notNull(),
    isOn: boolean().notNull(),
    daysBefore: integer().array().notNull(),
    weeklyWhenOver: boolean().notNull(),
    officialFrom: integer(),
    ownerFrom: integer(),
    asksRenewal: boolean().notNull(),
  },
  (t) => [
    index("reminder_rules_latest").on(t.primeId, t.kind, t.createdAt),
    oneOf("reminder_rules_kind", t.kind, EXPIRATION_KINDS),
  ],
);

/** The days on which no reminders go out, from when it was set on; the latest holds. Never updated. */
export const reminderQuietDays = pgTable(
  "reminder_quiet_days",
  {
    id: id(),
    createdAt: createdAt(),
    setBy: uuid().notNull(),
    setByName: text().notNull(),
    primeId: primeId(),
    weekends: boolean().notNull(),
    days: date({ mode: "string" }).array().notNull(),
  },
  (t) => [index("reminder_quiet_days_latest").on(t.primeId, t.createdAt)],
);

/** That nobody is reminded of something until a day, and why; the latest of it holds. Never updated. */
export const reminderSnoozes = pgTable(
  "reminder_snoozes",
  {
    id: id(),
    createdAt: createdAt(),
    setBy: uuid().notNull(),
    setByName: text().notNull(),
    primeId: primeId(),
    kind: text({ enum: EXPIRATION_KINDS }).notNull(),
    subjectId: uuid().notNull(),
    endsOn: date({ mode: "string" }).notNull(),
    until: date({ mode: "string" }).notNull(),
    reason: text().notNull(),
  },
  (t) => [
    index("reminder_snoozes_latest").on(t.primeId, t.subjectId, t.createdAt),
    oneOf("reminder_snoozes_kind", t.kind, EXPIRATION_KINDS),
  ],
);

/** That a prime's reminders of a day were sent: one round a day, whoever works it off. Never updated. */
export const reminderRounds = pgTable(
  "reminder_rounds",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: primeId(),
    on: date({ mode: "string" }).notNull(),
  },
  (t) => [unique("reminder_rounds_once").on(t.primeId, t.on)],
);

/** One occasion that was reminded of, with the letters in which; never twice. Never updated. */
export const reminders = pgTable(
  "reminders",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: primeId(),
    supplierId: uuid().references(() => suppliers.id, { onDelete: "restrict" }),
    kind: text({ enum: EXPIRATION_KINDS }).notNull(),
    subjectId: uuid().notNull(),
    endsOn: date({ mode: "string" }).notNull(),
    /** of the occasion; fewer than none after the day */
    daysBefore: integer().notNull(),
    sentOn: date({ mode: "string" }).notNull(),
    letterIds: uuid().array().notNull(),
  },
  (t) => [
    unique("reminders_once").on(t.primeId, t.kind, t.subjectId, t.endsOn, t.daysBefore),
    index("reminders_letters").using("gin", t.letterIds),
    index("reminders_supplier").on(t.supplierId),
    oneOf("reminders_kind", t.kind, EXPIRATION_KINDS),
  ],
);
