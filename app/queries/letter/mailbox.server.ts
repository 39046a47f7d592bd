import { desc, eq } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { demoMailbox } from "#db/schema/letter.ts";

/** A letter as it arrived in the demo's mailbox. */
export type MailboxLetter = {
  id: string;
  toEmail: string;
  subject: string;
  /** ISO instant, UTC */
  arrivedAt: string;
};

const LISTED = 200;

/** The demo's letters, newest first. */
export async function listMailbox(): Promise<MailboxLetter[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({
        id: demoMailbox.id,
        toEmail: demoMailbox.toEmail,
        subject: demoMailbox.subject,
        arrivedAt: demoMailbox.arrivedAt,
      })
      .from(demoMailbox)
      .orderBy(desc(demoMailbox.arrivedAt), desc(demoMailbox.id))
      .limit(LISTED),
  );
  return rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }));
}

/** One letter with what it says; null when there is none. */
export async function getMailboxLetter(
  id: string,
): Promise<(MailboxLetter & { html: string; text: string }) | null> {
  const [row] = await asSystem((tx) => tx.select().from(demoMailbox).where(eq(demoMailbox.id, id)));
  return row ? { ...row, arrivedAt: row.arrivedAt.toISOString() } : null;
}
