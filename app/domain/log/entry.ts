import { ROLE_NAMES, type Role } from "#app/domain/person/roles.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "./actions.ts";

/**
 * The form in which entries are written now. Those of version 1 tell no reason and no digests apart;
 * those of version 1 and 2 name the prime as the organization of its auditors, and whoever caused a
 * verdict to change as its author.
 */
export const ENTRY_VERSION = 3;

/** Under this id the log names what no member did. */
export const NOBODY_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Who is no member of anything: the portal itself, whoever runs it at its command line, and whoever
 * opened the link of an invitation without saying who they are.
 */
export const AUTHORS_BESIDE_ROLES = ["system", "operator", "invited"] as const;
export type AuthorRole = Role | (typeof AUTHORS_BESIDE_ROLES)[number];

/** An entry of the log as it was hashed. Older versions of the portal may know other actions. */
export type OversightEntry = {
  version: number;
  primeId: string;
  at: string;
  action: string;
  actor: {
    id: string;
    name: string;
    /** one of `AuthorRole`; older and newer portals may know others */
    role: string;
    /** their own; null where they act for none, or none was told */
    organization: string | null;
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
    detail: entry.detail ?? {},
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

/** What of an entry says who did it. */
type Authored = Pick<OversightEntry, "version" | "action" | "actor" | "detail">;

/**
 * Who did it, with role and their own organization: `Dana Whitfield, Supply-chain manager, Aster
 * Dynamics`. Of an older entry, what it can be held to.
 */
export function actorWords(entry: Authored): string {
  const { actor, action, version } = entry;
  if (actor.role === "system") return "Flowdown, by itself";
  if (actor.role === "operator") return "Whoever runs Flowdown, at its command line";
  if (actor.role === "invited" || action === "invitation.declined")
    return `Whoever opened the invitation of ${actor.name}`;
  const [role, organization] = [
    ROLE_NAMES[actor.role as Role] ?? actor.role,
    organizationOf(entry),
  ];
  return version < 3 && action === "posture.changed"
    ? `Flowdown, by itself, upon what ${actor.name} did (${role}, ${organization})`
    : `${actor.name}, ${role}, ${organization}`;
}

function organizationOf({ version, action, actor, detail }: Authored): string {
  if (actor.organization === null) return "organization not told";
  if (version >= 3) return actor.organization;
  if (actor.role === "auditor") return `let in by ${actor.organization}`;
  const joined = action === "invitation.accepted" ? detail.organizationName : undefined;
  return typeof joined === "string" ? joined : actor.organization;
}
