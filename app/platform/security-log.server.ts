import { sql } from "drizzle-orm";
import type { Browser } from "#app/domain/person/browser.ts";
import { SECURITY_EVENT_DAYS, type SecurityEventKind } from "#app/domain/person/security-events.ts";
import { securityEvents } from "#db/schema/security.ts";
import { type Actor, asSystem, type Transaction } from "./db.server.ts";
import { log } from "./log.server.ts";
import { type Limit, takeTry } from "./rate-limit.server.ts";
import { pseudonymOf } from "./secret.server.ts";

/** One thing that happened to somebody's access. */
export type SecurityEvent = {
  kind: SecurityEventKind;
  /** null when nobody signs in with the address that was tried */
  personId: string | null;
  /** absent where no browser of the person took part */
  browser?: Pick<Browser, "device" | "network"> | undefined;
  /** only where it concerns this organization and no other of the person */
  organizationId?: string;
  /** who did it, when it was not the person */
  actor?: Pick<Actor, "personId" | "personName">;
  /** no address and no personal data */
  detail?: string | undefined;
};

/** Long enough that two networks do not meet, too short to be anything but a label. */
const NETWORK_LABEL_DIGITS = 10;

/** Keep an event in the transaction of what it tells. */
export async function recordSecurityEvent(tx: Transaction, event: SecurityEvent): Promise<void> {
  const { kind, personId, browser, organizationId, actor, detail } = event;
  await tx.insert(securityEvents).values({
    kind,
    personId,
    organizationId,
    actorId: actor?.personId,
    actorName: actor?.personName,
    device: browser?.device,
    network: browser?.network ? pseudonymOf(browser.network).slice(0, NETWORK_LABEL_DIGITS) : null,
    detail,
  });
  log.info({ kind, personId }, "security event");
}

/** The same in a transaction of its own: for what changes nothing else. */
export function noteSecurityEvent(event: SecurityEvent): Promise<void> {
  return asSystem((tx) => recordSecurityEvent(tx, event));
}

/** Whoever is refused again and again fills no table: so many of one kind are told in ten minutes. */
const TOLD: Limit = { name: "security-event", most: 10, seconds: 600 };

/**
 * As `noteSecurityEvent`, for what anybody can bring about as often as they like: the first ten of a
 * kind within ten minutes are kept.
 *
 * @param subject whom they are counted by when there is no person.
 */
export async function noteRefusal(event: SecurityEvent, subject = ""): Promise<void> {
  if ((await takeTry(TOLD, [event.kind, event.personId ?? subject])) === 0)
    await noteSecurityEvent(event);
}

/** Remove the events that were kept long enough. */
export async function sweepSecurityEvents(): Promise<void> {
  await asSystem((tx) =>
    tx.delete(securityEvents).where(sql`${securityEvents.at}
      < now() - make_interval(days => ${SECURITY_EVENT_DAYS + 1})`),
  );
}
