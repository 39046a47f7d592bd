import { eq, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { z } from "zod";
import { recordReturnIn } from "#app/commands/letter/record-return.server.ts";
import { sayServer } from "#app/domain/letter/delivery-report.ts";
import { LETTER_FACTS, type LetterKind, type LetterLink } from "#app/domain/letter/letters.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { MailRefused, replyOf, sendMail } from "#app/platform/mailer.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { demoMailbox, letters } from "#db/schema/letter.ts";
import { writeLetter } from "#emails/index.ts";
import { findConcern } from "./find-concern.server.ts";

const Payload = z.object({ letterId: z.uuid() });
/** RFC 3463: an address that the server does not take, for whatever reason. */
const NEVER_TAKEN = "5.1.0";

const BEHIND_SIGN_IN = /^\/(prime|subcontractor|audit)\//;

type Letter = typeof letters.$inferSelect;

/**
 * Write and deliver one letter: over SMTP, in demo mode without SMTP into the mailbox page. Done
 * once: a letter marked as sent is not sent again, nor one whose address the mail server refused for
 * good. A reminder of what was cured while it waited is dropped.
 *
 * @throws when the mail server is down; the queue then tries again with growing pauses.
 */
export async function deliverLetter(payload: unknown, at = new Date()): Promise<void> {
  const { letterId } = Payload.parse(payload);
  const letter = await getLetter(letterId);
  if (!letter || letter.sentAt || letter.refusedAt || letter.droppedAt) return;
  const concern = await findConcern(letter, at);
  if (!concern.ok) {
    await note(letterId, { droppedAt: at, droppedWhy: concern.why });
    return;
  }
  const kind = letter.kind as LetterKind;
  const facts = LETTER_FACTS[kind].parse(concern.facts);
  const written = await writeLetter(kind, facts, {
    url: addressOf(letter, facts.link),
    wrongPersonUrl: invitationAddressOf(facts.link, paths.wrongPerson),
    spreadsheetUrl: invitationAddressOf(facts.link, paths.sentSheet),
    toName: letter.toName,
  });
  const sent = await send(letter, written, at);
  if (!sent.ok) return;
  await asSystem(async (tx) => {
    if (env().isDemo) await tx.insert(demoMailbox).values({ toEmail: letter.toEmail, ...written });
    await tx
      .update(letters)
      .set({ sentAt: at, subject: written.subject, smtpReply: sent.reply })
      .where(eq(letters.id, letterId));
  });
}

type Written = Awaited<ReturnType<typeof writeLetter>>;

type Sent = { ok: true; reply: string | null } | { ok: false };

/** @returns what the mail server said, null without one; not ok where it never takes the letter. */
async function send(letter: Letter, written: Written, at: Date): Promise<Sent> {
  if (!env().smtpUrl) return { ok: true, reply: null };
  try {
    const reply = await sendMail({
      ...written,
      to: { name: letter.toName, address: letter.toEmail },
      messageId: `<${letter.id}@${new URL(env().appUrl).hostname}>`,
    });
    return { ok: true, reply: sayServer(reply) };
  } catch (error) {
    const isForGood = error instanceof MailRefused;
    const said = replyOf(error);
    const reply = said === null ? null : sayServer(said);
    const noted = {
      attempts: sql`${letters.attempts} + 1`,
      lastError: sayServer(error instanceof Error ? error.message : String(error)),
      smtpReply: reply,
      subject: written.subject,
      ...(isForGood && { refusedAt: at }),
    };
    await asSystem(
      async (tx) => {
        await tx.update(letters).set(noted).where(eq(letters.id, letter.id));
        if (isForGood)
          await recordReturnIn(tx, letter, { status: NEVER_TAKEN, words: reply ?? "" }, at);
      },
      { at },
    );
    if (isForGood) return { ok: false };
    throw error;
  }
}

async function getLetter(letterId: string): Promise<Letter | null> {
  const [row] = await asSystem((tx) => tx.select().from(letters).where(eq(letters.id, letterId)));
  return row ?? null;
}

/** Pages behind sign-in are reached by the letter itself, so that it is known who followed it. */
function addressOf({ id }: Letter, link: LetterLink): string {
  const { appUrl } = env();
  if ("path" in link)
    return appUrl + (BEHIND_SIGN_IN.test(link.path) ? paths.followLetter(id) : link.path);
  const token = deriveToken(link.tokenFor, link.id);
  return (
    appUrl + (link.tokenFor === "invitation" ? paths.invitation(token) : paths.resetPassword(token))
  );
}

/** A page beside that of an invitation; null for a letter that is none. */
function invitationAddressOf(link: LetterLink, page: (token: string) => string): string | null {
  if ("path" in link || link.tokenFor !== "invitation") return null;
  return env().appUrl + page(deriveToken("invitation", link.id));
}

function note(letterId: string, noted: PgUpdateSetSource<typeof letters>): Promise<unknown> {
  return asSystem((tx) => tx.update(letters).set(noted).where(eq(letters.id, letterId)));
}
