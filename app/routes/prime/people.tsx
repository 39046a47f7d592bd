import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteColleague } from "#app/commands/invitation/invite-colleague.server.ts";
import { revokeInvitation } from "#app/commands/invitation/revoke-invitation.server.ts";
import { endMembership } from "#app/commands/person/end-membership.server.ts";
import { peopleForm } from "#app/domain/person/colleague-form.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listColleagueInvitations } from "#app/queries/invitation/invitation.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { listWaitingResets } from "#app/queries/person/second-factor-reset.server.ts";
import { PeoplePage } from "#app/ui/person/people-page.tsx";
import { PEOPLE_REFUSALS } from "#app/ui/person/refusals.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "People - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "people:read");
  const [colleagues, invited, resets] = await reading(actor, (scope) =>
    Promise.all([listColleagues(scope), listColleagueInvitations(scope), listWaitingResets(scope)]),
  );
  // By any of the roles that they hold here: an official often runs the company's access as well.
  const mayManage = mayDo(actor.roles, "prime-people:manage");
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    colleagues,
    invited,
    resets: mayManage ? resets : [],
    mayManage,
    ownId: actor.personId,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "prime-people:manage");
  const form = await readForm(request, peopleForm("prime"));
  if (!form.ok) return form.reply;
  const { value } = form;
  const outcome =
    value.intent === "invite"
      ? await inviteColleague(actor, value)
      : value.intent === "withdraw"
        ? await revokeInvitation(actor, "colleague", value.invitationId)
        : await endMembership(actor, value.membershipId);
  if (!outcome.ok) return form.refuse({ "": [PEOPLE_REFUSALS[outcome.reason]] });
  return redirect(paths.prime.people(actor.organizationId), 303);
}

export default function People() {
  return (
    <PeoplePage
      {...useLoaderData<typeof loader>()}
      side="prime"
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
