import { NOBODY_ID } from "#app/domain/log/entry.ts";
import type { Scope } from "#app/platform/db.server.ts";

/** The portal itself, as the log names it. */
export const PORTAL = {
  personId: NOBODY_ID,
  personName: "Flowdown",
  role: "system",
  secondFactorAt: null,
} as const;

/**
 * The same transaction, for what follows by itself from what a person did in it: the log names the
 * portal as its author, and nobody's second factor.
 */
export function asPortal({ tx, actor: { told: _, ...actor } }: Scope): Scope {
  return { tx, actor: { ...actor, ...PORTAL } };
}
