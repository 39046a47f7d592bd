import { eq } from "drizzle-orm";
import { LETTER_FACTS, type LetterKind } from "#app/domain/letter/letters.ts";
import { choiceAt, dutyOf, topicOf } from "#app/domain/notification/topics.ts";
import { sayLeft, sayToSupplier } from "#app/domain/reminder/digest.ts";
import { asSystem, type Scope } from "#app/platform/db.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { findChosenOf } from "#app/queries/notification/choice.server.ts";
import { isStillAsked, isStillThere, listStillDue } from "#app/queries/reminder/concern.server.ts";
import { findStandingRequest } from "#app/queries/request/reminder-letter.server.ts";
import type { letters } from "#db/schema/letter.ts";
import { organizations } from "#db/schema/organization.ts";
import {
  type Concern,
  findReason,
  hasReason,
  sayLinkOver,
  sayReaderGone,
} from "./letter-reasons.server.ts";
import { systemActor } from "./system-actor.server.ts";

type Letter = typeof letters.$inferSelect;

/** Letters that ask for what may have come since they were queued. */
const ASKING = ["renewal-asked", "request-reminder"];
const REMINDING = ["reminders", "owner-reminders"] as const;
const DIGEST = "notification-digest";

/**
 * What of a letter still concerns whom it goes to, looked up right before it goes out: a mail server
 * that was down for days must not ask for what was answered meanwhile, send a link that opens nothing
 * any more, or write to who left; and who chose to get no such letter reads it in the portal.
 */
export async function findConcern(letter: Letter, at: Date): Promise<Concern> {
  const { kind, facts, organizationId } = letter;
  const over =
    (await sayUnwanted(letter)) ??
    (await asSystem(
      async (tx) => (await sayLinkOver(tx, letter, at)) ?? (await sayReaderGone(tx, letter.id)),
    ));
  if (over) return { ok: false, why: over };
  const isReminding = REMINDING.some((one) => one === kind);
  const isTold = isReminding || kind === DIGEST || ASKING.includes(kind);
  if (!organizationId || !(isTold || hasReason(kind))) return { ok: true, facts };
  return asSystem(async (tx) => {
    const [prime] = await tx
      .select()
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    if (!prime) return { ok: true, facts };
    const scope = { tx, actor: systemActor(prime, at) };
    if (!isTold) return findReason(scope, letter);
    if (!(await isStillThere(scope, letter.toEmail, letter.supplierId)))
      return { ok: false, why: "Whom it goes to does not work there any more." };
    if (letter.supplierId && (await findReturned(scope))(letter.toEmail))
      return { ok: false, why: "A letter to this address came back, and nobody says it is right." };
    return isReminding ? concernOfReminders(scope, letter) : concernOfRequest(scope, letter);
  });
}

/** Why whom a letter goes to does not want it by email now; null where they do. */
async function sayUnwanted({ id, kind, createdAt }: Letter): Promise<string | null> {
  const topic = topicOf(kind as LetterKind);
  if (topic === null || dutyOf(topic) !== null) return null;
  const chosen = await asSystem((tx) => findChosenOf(tx, id));
  // Whom the portal tells of nothing has chosen nothing either.
  const choice = chosen === null ? "at-once" : choiceAt(topic, chosen, createdAt);
  if (choice === "at-once") return null;
  return choice === "digest"
    ? "Whom it goes to gets it in the daily digest, as they chose."
    : "Whom it goes to reads it in the portal alone, as they chose.";
}

async function concernOfRequest(scope: Scope, letter: Letter): Promise<Concern> {
  const { requestId, supplierId, kind, facts } = letter;
  if (requestId === null) return { ok: true, facts };
  if (kind === "request-reminder" && supplierId)
    return concernOfReminder(scope, { supplierId, requestId }, facts);
  return (await isStillAsked(scope, requestId)) ? { ok: true, facts } : ANSWERED;
}

const ANSWERED: Concern = {
  ok: false,
  why: "It was answered or withdrawn before the letter went out.",
};

/**
 * What is still missing of a request. Of what was sent back after the letter was queued its own letter
 * tells, so a reminder of the answer alone does not go on to remind of that.
 */
async function concernOfReminder(
  scope: Scope,
  about: { supplierId: string; requestId: string },
  facts: Letter["facts"],
): Promise<Concern> {
  const queued = LETTER_FACTS["request-reminder"].parse(facts);
  const standing = await findStandingRequest(scope, about);
  if (!standing) return ANSWERED;
  const corrections = queued.corrections.length > 0 ? standing.corrections : [];
  if (standing.isAnswered && corrections.length === 0) return ANSWERED;
  return { ok: true, facts: { ...facts, ...standing, corrections } };
}

/** What still ends or is due, told as it is on the day on which the letter goes out. */
async function concernOfReminders(scope: Scope, { id, kind, facts }: Letter): Promise<Concern> {
  const isToSupplier = kind === "reminders";
  const schema = isToSupplier ? LETTER_FACTS.reminders : LETTER_FACTS["owner-reminders"];
  const { items } = schema.parse(facts);
  const { on: today } = scope.actor;
  const still = await listStillDue(scope, id);
  const left = items.flatMap((item) => {
    const ending = still.get(item.key);
    if (!ending) return [];
    const text = isToSupplier ? sayToSupplier(ending, today) : ending.meaning;
    return [{ ...item, text, left: sayLeft(ending.on, today), isOverdue: ending.on < today }];
  });
  if (left.length > 0) return { ok: true, facts: { ...facts, items: left } };
  return {
    ok: false,
    why: "All of it was renewed, answered or snoozed before the letter went out.",
  };
}
