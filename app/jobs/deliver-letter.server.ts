import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { LETTER_FACTS, type LetterKind, type LetterLink } from "#app/domain/letter/letters.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mailer.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { demoMailbox, letters } from "#db/schema/letter.ts";
import { writeLetter } from "#emails/index.ts";

const Payload = z.object({ letterId: z.uuid() });

/**
 * Write and deliver one letter: over SMTP, in demo mode without SMTP into the mailbox page. Done
 * once: a letter marked as sent is not sent again.
 *
 * @throws when the mail server is down; the queue then tries again with growing pauses.
 */
export async function deliverLetter(payload: unknown): Promise<void> {
  const { letterId } = Payload.parse(payload);
  const letter = await getLetter(letterId);
  if (!letter || letter.sentAt) return;
  const kind = letter.kind as LetterKind;
  const facts = LETTER_FACTS[kind].parse(letter.facts);
  const written = await writeLetter(kind, facts, {
    url: addressOf(facts.link),
    wrongPersonUrl: wrongPersonAddressOf(facts.link),
    toName: letter.toName,
  });
  try {
    if (env().smtpUrl) {
      await sendMail({
        ...written,
        to: { name: letter.toName, address: letter.toEmail },
        messageId: `<${letter.id}@${new URL(env().appUrl).hostname}>`,
      });
    }
  } catch (error) {
    await noteFailure(letterId, error);
    throw error;
  }
  await asSystem(async (tx) => {
    if (env().isDemo) await tx.insert(demoMailbox).values({ toEmail: letter.toEmail, ...written });
    await tx.update(letters).set({ sentAt: new Date() }).where(eq(letters.id, letterId));
  });
}

async function getLetter(letterId: string) {
  const [row] = await asSystem((tx) => tx.select().from(letters).where(eq(letters.id, letterId)));
  return row ?? null;
}

function addressOf(link: LetterLink): string {
  const { appUrl } = env();
  if ("path" in link) return appUrl + link.path;
  const token = deriveToken(link.tokenFor, link.id);
  return (
    appUrl + (link.tokenFor === "invitation" ? paths.invitation(token) : paths.resetPassword(token))
  );
}

function wrongPersonAddressOf(link: LetterLink): string | null {
  if ("path" in link || link.tokenFor !== "invitation") return null;
  return env().appUrl + paths.wrongPerson(deriveToken("invitation", link.id));
}

function noteFailure(letterId: string, error: unknown): Promise<unknown> {
  const lastError = error instanceof Error ? error.message : String(error);
  return asSystem((tx) =>
    tx
      .update(letters)
      .set({ attempts: sql`${letters.attempts} + 1`, lastError: lastError.slice(0, 500) })
      .where(eq(letters.id, letterId)),
  );
}
