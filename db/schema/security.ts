import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  RESET_OUTCOMES,
  SECURITY_EVENTS,
  type SecurityEventKind,
} from "#app/domain/person/security-events.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { persons } from "./person.ts";

const KINDS = Object.keys(SECURITY_EVENTS) as [SecurityEventKind, ...SecurityEventKind[]];

/**
 * Sign-ins, failures, denials and lock-outs, by person and without addresses. Never updated; removed
 * when they have been kept long enough. Written by the system role alone.
 */
export const securityEvents = pgTable(
  "security_events",
  {
    id: id(),
    at: createdAt(),
    kind: text({ enum: KINDS }).notNull(),
    /** null: nobody signs in with the address that was tried */
    personId: uuid().references(() => persons.id, { onDelete: "restrict" }),
    /** where it happened; null when it concerns no organization alone */
    organizationId: uuid().references(() => organizations.id, { onDelete: "restrict" }),
    /** who did it to the person; null: the person, or somebody unknown */
    actorId: uuid(),
    actorName: text(),
    device: text(),
    /** a pseudonym: the same for the same network, and no address can be computed from it */
    network: text(),
    detail: text(),
  },
  (t) => [
    index("security_events_person").on(t.personId, t.at),
    index("security_events_organization").on(t.organizationId, t.at),
    index("security_events_at").on(t.at),
    oneOf("security_events_kind", t.kind, KINDS),
  ],
);

/**
 * The reset of a person's second factor: one administrator asks, another one decides. Kept for ever;
 * written by the system role alone.
 */
export const secondFactorResets = pgTable(
  "second_factor_resets",
  {
    id: id(),
    requestedAt: createdAt(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: "restrict" }),
    personName: text().notNull(),
    requestedBy: uuid().notNull(),
    requestedByName: text().notNull(),
    reason: text().notNull(),
    expiresAt: instant().notNull(),
    outcome: text({ enum: RESET_OUTCOMES }),
    decidedAt: instant(),
    decidedBy: uuid(),
    decidedByName: text(),
  },
  (t) => [
    index("second_factor_resets_person").on(t.personId),
    uniqueIndex("second_factor_resets_open")
      .on(t.organizationId, t.personId)
      .where(sql`${t.outcome} is null`),
    oneOf("second_factor_resets_outcome", t.outcome, RESET_OUTCOMES),
  ],
);
