import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import type { SuggestedPerson } from "#app/domain/invitation/wrong-person-form.ts";
import { ROLE_NAMES, type Role, sideOf } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { findMember } from "#app/queries/person/member.server.ts";

/**
 * Tell who sent an invitation what became of it: that somebody joined, or that it reached the wrong
 * person. Who works there no more is not told.
 *
 * @param scope in the organization that invited.
 * @param became who joined, and as what; or that it was the wrong person, and whom they name instead.
 */
export async function tellInviter(
  scope: Scope,
  invitation: OpenedInvitation,
  became: { name: string; role: Role } | { suggested: SuggestedPerson | null },
): Promise<void> {
  const to = await findMember(scope, invitation.inviterId);
  if (!to) return;
  const { organizationId } = scope.actor;
  const organizationName = nameOfInvited(invitation);
  const link = { path: placeOf(invitation) };
  const { email } = invitation;
  await sendLetter(scope.tx, {
    organizationId,
    to,
    ...("name" in became
      ? {
          kind: "invitation-taken",
          facts: {
            link,
            organizationName,
            personName: became.name,
            roleName: ROLE_NAMES[became.role],
          },
        }
      : {
          kind: "wrong-person",
          facts: { link, organizationName, email, suggested: became.suggested },
        }),
  });
}

function nameOfInvited({ supplier, audit, organizationName }: OpenedInvitation): string {
  return supplier?.legalName ?? audit?.organization ?? organizationName;
}

/** Where who invited goes on: the supplier, the audit, or their own people. */
function placeOf({ supplier, audit, organizationId, role }: OpenedInvitation): string {
  const { prime, subcontractor } = paths;
  if (supplier) return prime.supplier(organizationId, supplier.id);
  if (audit) return prime.audit(organizationId, audit.auditId);
  return sideOf(role) === "prime"
    ? prime.people(organizationId)
    : subcontractor.people(organizationId);
}
