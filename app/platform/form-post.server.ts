import { eq, lt } from "drizzle-orm";
import { formPosts } from "#db/schema/form.ts";
import type { Transaction } from "./db.server.ts";
import { openText, sealText } from "./secret.server.ts";

/** How a form was answered: where it led, and what it set. */
export type PostAnswer = { status: number; location: string; cookies: string[] };

type PostedForm = {
  digest: string;
  browser: string;
  organizationId: string | null;
};

/** Thrown into an action whose form was worked off before, by this process or another. */
export class AnsweredBefore extends Error {
  readonly answer: PostAnswer;
  constructor(answer: PostAnswer) {
    super("this form was answered before");
    this.answer = answer;
  }
}

/** How long the cookies of an answer are given again: a second click, not a second visit. */
const COOKIE_SECONDS = 120;
const DAYS_KEPT = 2;

/**
 * Take a form to be worked off in this transaction. When another one is at it, wait until it has
 * ended: the database's own lock on the digest, so that it holds between processes.
 *
 * @throws AnsweredBefore when it was worked off.
 */
export async function beginPost(tx: Transaction, form: PostedForm): Promise<void> {
  const taken = await tx
    .insert(formPosts)
    .values(form)
    .onConflictDoNothing()
    .returning({ digest: formPosts.digest });
  if (taken.length === 1) return;
  const answer = await findAnswer(tx, form);
  if (!answer) throw new Error("a form was worked off and not answered");
  throw new AnsweredBefore(answer);
}

/**
 * The answer that a form got; null when it was not worked off. Whoever knows the digest held the
 * page; its cookies are given to the browser alone that they were made for.
 */
export async function findAnswer(
  tx: Transaction,
  { digest, browser }: Pick<PostedForm, "digest" | "browser">,
): Promise<PostAnswer | null> {
  const [row] = await tx.select().from(formPosts).where(eq(formPosts.digest, digest));
  if (!row || row.status === null || row.location === null) return null;
  const isSameBrowser = row.browser === browser;
  const isRecent = Date.now() - row.createdAt.getTime() < COOKIE_SECONDS * 1000;
  const cookies = row.cookies && isSameBrowser && isRecent ? openCookies(row.cookies) : [];
  return { status: row.status, location: row.location, cookies };
}

/** Keep the answer, in the transaction of the command. */
export async function keepAnswer(
  tx: Transaction,
  digest: string,
  { status, location, cookies }: PostAnswer,
): Promise<void> {
  const sealed = cookies.length > 0 ? sealText("form-answer", JSON.stringify(cookies)) : null;
  const kept = await tx
    .update(formPosts)
    .set({ status, location, cookies: sealed })
    .where(eq(formPosts.digest, digest))
    .returning({ digest: formPosts.digest });
  if (kept.length !== 1) throw new Error("the answer of a form was not kept");
}

/** Forget that a form was taken: it was refused, and may be sent again. */
export async function forgetPost(tx: Transaction, digest: string): Promise<void> {
  await tx.delete(formPosts).where(eq(formPosts.digest, digest));
}

/** Remove answers that nobody will ask for again. */
export async function sweepPosts(tx: Transaction, at: Date): Promise<void> {
  const before = new Date(at.getTime() - DAYS_KEPT * 24 * 3600 * 1000);
  await tx.delete(formPosts).where(lt(formPosts.createdAt, before));
}

function openCookies(sealed: string): string[] {
  try {
    return JSON.parse(openText("form-answer", sealed));
  } catch {
    return [];
  }
}
