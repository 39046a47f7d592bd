import { type Role, seesAssignedOnly } from "./roles.ts";

const PRIME_READERS = ["prime-admin", "prime-manager", "prime-approver", "prime-viewer"] as const;
const PRIME_WRITERS = ["prime-admin", "prime-manager"] as const;
const PRIME_DECIDERS = ["prime-admin", "prime-manager", "prime-approver"] as const;
const SUBCONTRACTOR = [
  "subcontractor-admin",
  "subcontractor-preparer",
  "subcontractor-official",
] as const;

/** Whoever answers: the subcontractor's people, and those who see what is assigned to them alone. */
const ANSWERERS = [...SUBCONTRACTOR, "subcontractor-contributor"] as const;

/** Who may do what. Reading this table is reading the policy: there is no other rule. */
export const GRANTS = {
  "portfolio:read": PRIME_READERS,
  "contract:write": PRIME_WRITERS,
  "supplier:write": PRIME_WRITERS,
  "subcontract:write": PRIME_WRITERS,
  "flowdown:issue": PRIME_WRITERS,
  "invitation:send": PRIME_WRITERS,
  "fact:review": PRIME_WRITERS,
  "questionnaire:send": PRIME_WRITERS,
  "questionnaire:review": PRIME_WRITERS,
  "award:record": PRIME_WRITERS,
  "award:except": ["prime-approver"],
  "award:annul": PRIME_DECIDERS,
  "exception:follow": PRIME_DECIDERS,
  "record:build": PRIME_READERS,
  "outlook:keep": PRIME_DECIDERS,
  "log:read": PRIME_READERS,
  "audit:open": PRIME_WRITERS,
  "retention:manage": PRIME_WRITERS,
  "people:read": [...PRIME_READERS, ...SUBCONTRACTOR],
  "prime-people:manage": ["prime-admin"],
  "request:read": SUBCONTRACTOR,
  "submission:prepare": SUBCONTRACTOR,
  "assignment:give": SUBCONTRACTOR,
  "assigned:read": ANSWERERS,
  "assigned:answer": ANSWERERS,
  "submission:sign": ["subcontractor-official"],
  "lower-tier:tell": ["subcontractor-official"],
  "subcontractor-people:manage": ["subcontractor-admin", "subcontractor-official"],
  "audit:read": ["auditor"],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof GRANTS;

/**
 * Under which of several roles somebody does what more than one of them grants: the log and the record
 * name it, so the one whose work it is comes before the one that manages people.
 */
const ROLES_BY_WORK: readonly Role[] = [
  "prime-manager",
  "prime-approver",
  "prime-admin",
  "prime-viewer",
  "subcontractor-preparer",
  "subcontractor-official",
  "subcontractor-admin",
  "subcontractor-contributor",
  "auditor",
];

export type Membership = { organizationId: string; role: Role };
type Denial = "no-membership" | "not-assigned" | "role-lacks-permission";
export type AccessVerdict = { ok: true; role: Role } | { ok: false; reason: Denial };

/**
 * Deny unless one of the person's memberships in `organizationId` carries the permission.
 *
 * @returns the role that grants it, the first of several in the order of `ROLES_BY_WORK`, or why not; a person outside the organization must
 *   not learn that it exists, so the two denials are answered differently (404 and 403). To somebody who sees only
 *   what is assigned to them, nothing else exists either.
 */
export function decideAccess(
  held: readonly Membership[],
  permission: Permission,
  organizationId: string,
): AccessVerdict {
  const here = held
    .filter((membership) => membership.organizationId === organizationId)
    .sort((a, b) => ROLES_BY_WORK.indexOf(a.role) - ROLES_BY_WORK.indexOf(b.role));
  if (here.length === 0) return { ok: false, reason: "no-membership" };
  const allowed: readonly Role[] = GRANTS[permission];
  const grant = here.find((membership) => allowed.includes(membership.role));
  if (grant) return { ok: true, role: grant.role };
  const isNarrow = here.every(({ role }) => seesAssignedOnly(role));
  return { ok: false, reason: isNarrow ? "not-assigned" : "role-lacks-permission" };
}

/** Whether a role, or one of several, carries a permission: for showing or hiding what leads to an action. */
export function mayDo(held: Role | readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = GRANTS[permission];
  return (typeof held === "string" ? [held] : held).some((role) => allowed.includes(role));
}
