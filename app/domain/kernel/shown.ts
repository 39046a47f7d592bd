import { z } from "zod";

/**
 * What a page showed when somebody decided on it: the digest of the decision, and how long the log
 * was, so that what came in since can be told.
 */
export type Shown = { digest: string; logSize: number };

const FORM = /^([0-9a-f]{64})\.(\d{1,15})$/;

/** As a form carries it. */
export function writeShown({ digest, logSize }: Shown): string {
  return `${digest}.${logSize}`;
}

/** @returns null for text that no page wrote; nothing that it showed is known then. */
export function readShown(text: string): Shown | null {
  const [, digest, logSize] = FORM.exec(text) ?? [];
  return digest && logSize ? { digest, logSize: Number(logSize) } : null;
}

/**
 * The field of a form that is answered on what its page shows. A form without it is answered on
 * nothing, and shown anew.
 */
export const shownField = () => z.string().max(100).default("");
