import { ROLE_NAMES, type Role } from "#app/domain/access/roles.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "./actions.ts";

/** The form in which entries are written now; those of version 1 tell no reason and no digests apart. */
export const ENTRY_VERSION = 2;

/** An entry of the log as it was hashed. Older versions of the portal may know other actions. */
export type OversightEntry = {
  version: number;
  primeId: string;
  at: string;
  action: string;
  actor: {
    id: string;
    name: string;
    role: string;
    organization: string;
    secondFactorAt: string | null;
  };
  subject: {
    contractId: string | null;
    subcontractId: string | null;
    supplierId: string | null;
  };
  /** in the words of who did it; null when none was given */
  reason: string | null;
  /** SHA-256 of the canonical form of `detail.before` and `detail.after`; null when neither is told */
  digests: { before: string | null; after: string | null } | null;
  detail: Record<string, unknown>;
};

/** Read the text of an entry of any version. @throws SyntaxError when it is not JSON. */
export function readEntry(text: string): OversightEntry {
  const entry = JSON.parse(text);
  return {
    ...entry,
    reason: entry.reason ?? reasonOf(entry.detail ?? {}),
    digests: entry.digests ?? null,
  };
}

/** Why it was done, in the words of who did it: a reason that had to be given, or a reviewer's note. */
export function reasonOf({ reason, note }: Record<string, unknown>): string | null {
  const told = [reason, note].find((text) => typeof text === "string" && text.trim() !== "");
  return typeof told === "string" ? told : null;
}

/** What an entry says happened; the action itself where no words are known for it. */
export function actionWords(action: string): string {
  return OVERSIGHT_ACTIONS[action as OversightAction] ?? action;
}

/** Who did it, with role and organization: `Dana Whitfield, Supply-chain manager, Aster Dynamics`. */
export function actorWords({ name, role, organization }: OversightEntry["actor"]): string {
  if (role === "system") return "Flowdown, by itself";
  return [name, ROLE_NAMES[role as Role] ?? role, organization].join(", ");
}
