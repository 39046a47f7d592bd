import { randomBytes } from "node:crypto";
import { and, eq, gt, lt } from "drizzle-orm";
import { keptForms } from "#db/schema/form.ts";
import { asSystem } from "./db.server.ts";
import { hashToken, openText, sealText } from "./secret.server.ts";

/** A form that was sent when its session had ended. */
export type KeptForm = {
  /** whom it was shown to: nobody else gets it back */
  personId: string;
  /** the page it stood on, as path and query */
  page: string;
  /** where it was sent to */
  address: string;
  fields: [string, string][];
  hadFile: boolean;
};

const SECONDS = 3600;

/** Keep a form, encrypted, for an hour. @returns the token that finds it again. */
export async function keepForm(form: KeptForm): Promise<{ token: string; seconds: number }> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + SECONDS * 1000);
  const sealed = sealText("kept-form", JSON.stringify(form));
  await asSystem((tx) =>
    tx.insert(keptForms).values({ tokenHash: hashToken(token), expiresAt, sealed }),
  );
  return { token, seconds: SECONDS };
}

/** The form that a token finds; null when it was used or kept for too long. */
export async function findKeptForm(token: string): Promise<KeptForm | null> {
  const [row] = await asSystem((tx) =>
    tx
      .select({ sealed: keptForms.sealed })
      .from(keptForms)
      .where(and(eq(keptForms.tokenHash, hashToken(token)), gt(keptForms.expiresAt, new Date()))),
  );
  if (!row) return null;
  try {
    return JSON.parse(openText("kept-form", row.sealed));
  } catch {
    return null;
  }
}

export async function forgetKeptForm(token: string): Promise<void> {
  await asSystem((tx) => tx.delete(keptForms).where(eq(keptForms.tokenHash, hashToken(token))));
}

/** Remove what nobody came back for. */
export async function sweepKeptForms(at: Date): Promise<void> {
  await asSystem((tx) => tx.delete(keptForms).where(lt(keptForms.expiresAt, at)));
}
