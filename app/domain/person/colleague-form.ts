import { z } from "zod";
import { requiredLine } from "#app/domain/kernel/form-fields.ts";
import { Email } from "./credentials.ts";
import { ROLES, type Role, type Side, sideOf } from "./roles.ts";

/** The roles that can be given on one side, each with what it is for in one line. */
export const ROLE_PURPOSES: Record<Exclude<Role, "auditor">, string> = {
  "prime-admin": "Does everything a supply-chain manager does, and invites people.",
  "prime-manager":
    "Records contracts, issues flowdowns, invites suppliers, reviews, records awards.",
  "prime-approver": "Decides on exceptions, reads everything.",
  "prime-viewer": "Reads everything, changes nothing.",
  "subcontractor-admin": "Prepares answers, and invites people.",
  "subcontractor-preparer": "Prepares answers; cannot sign.",
  "subcontractor-official": "Signs for the company, and invites people.",
  "subcontractor-contributor":
    "Answers what a colleague assigns to them, and sees nothing else. Cannot sign.",
};

/** The roles that can be given in an organization of a side. */
export function rolesOf(side: Side): Exclude<Role, "auditor">[] {
  return ROLES.filter(
    (role): role is Exclude<Role, "auditor"> => role !== "auditor" && sideOf(role) === side,
  );
}

/** A colleague to invite. */
export const colleagueForm = (side: Side) =>
  z.object({
    intent: z.literal("invite"),
    name: requiredLine("Enter their name."),
    email: Email,
    role: z.enum(rolesOf(side), "Choose a role."),
  });

export const WithdrawColleagueForm = z.object({
  intent: z.literal("withdraw"),
  invitationId: z.uuid(),
});
export const EndMembershipForm = z.object({ intent: z.literal("end"), membershipId: z.uuid() });

/** Anything that the page of an organization's people can send. */
export const peopleForm = (side: Side) =>
  z.discriminatedUnion("intent", [colleagueForm(side), WithdrawColleagueForm, EndMembershipForm]);
