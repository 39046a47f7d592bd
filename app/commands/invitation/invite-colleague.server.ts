import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { ROLE_NAMES, type Role, sideOf } from "#app/domain/person/roles.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listColleagueInvitations } from "#app/queries/invitation/invitation.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { issueInvitation } from "./issue-invitation.server.ts";

type Input = { name: string; email: string; role: Role };
type Outcome = { ok: true } | { ok: false; reason: "quota" | "member-already" | "invited-already" };

/** Invite somebody to work for the actor's organization. */
export function inviteColleague(actor: Actor, { name, email, role }: Input): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "invitations");
    await takeTurn(scope, "invite a colleague");
    const [colleagues, invited] = await Promise.all([
      listColleagues(scope),
      listColleagueInvitations(scope),
    ]);
    const isThem = (one: { email: string; role: Role }) =>
      one.email.toLowerCase() === email && one.role === role;
    if (colleagues.some(isThem)) return { ok: false, reason: "member-already" };
    if (invited.some(isThem)) return { ok: false, reason: "invited-already" };
    if (!isWithin) return { ok: false, reason: "quota" };
    const { invitationId } = await issueInvitation(scope, {
      kind: "colleague",
      role,
      email,
      name,
      letter: (link, expiresOn) => ({
        kind: "colleague-invitation",
        facts: {
          link,
          expiresOn,
          roleName: ROLE_NAMES[role],
          organizationName: actor.organizationName,
          inviterName: actor.personName,
        },
      }),
    });
    if (sideOf(role) === "prime")
      await appendOversightEntry(scope, "invitation.sent", {}, { invitationId, name, email, role });
    return { ok: true };
  });
}
