/** The roles a person can hold in an organization. @see GRANTS for what each may do */
export const ROLES = [
  "prime-admin",
  "prime-manager",
  "prime-approver",
  "prime-viewer",
  "subcontractor-admin",
  "subcontractor-preparer",
  "subcontractor-official",
  "subcontractor-contributor",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];

/** How each role reads on screens and in records. */
export const ROLE_NAMES: Record<Role, string> = {
  "prime-admin": "Administrator",
  "prime-manager": "Supply-chain manager",
  "prime-approver": "Approver",
  "prime-viewer": "Viewer",
  "subcontractor-admin": "Administrator",
  "subcontractor-preparer": "Preparer",
  "subcontractor-official": "Affirming official",
  "subcontractor-contributor": "Contributor",
  auditor: "Contract officer or auditor",
};

export type Side = "prime" | "subcontractor" | "audit";

/** Which of the three shells a role works in. */
export function sideOf(role: Role): Side {
  if (role === "auditor") return "audit";
  return role.startsWith("prime-") ? "prime" : "subcontractor";
}

/** Every role that somebody holds: where they work, and in the audit rooms that they are let into. */
export function heldRoles(person: {
  memberships: readonly { role: Role }[];
  auditGrants: readonly unknown[];
}): Role[] {
  const roles = person.memberships.map(({ role }) => role);
  return person.auditGrants.length > 0 ? [...roles, "auditor"] : roles;
}

/** Whether a role sees what is assigned to its holder, and nothing else of the organization. */
export function seesAssignedOnly(role: Role | "system"): boolean {
  return role === "subcontractor-contributor";
}
