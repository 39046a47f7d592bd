import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  acceptAsNewPerson,
  acceptAsPerson,
} from "#app/commands/invitation/accept-invitation.server.ts";
import { noteOpened } from "#app/commands/invitation/note-opened.server.ts";
import { NewPersonForm } from "#app/domain/person/credentials.ts";
import { AcceptInvitationForm } from "#app/domain/person/invitation-form.ts";
import { paths } from "#app/paths.ts";
import { listOwnSubcontractors } from "#app/queries/invitation/invitation.server.ts";
import { InvitationPage } from "#app/ui/invitation/invitation-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { requireInvitation } from "#app/web/invitation.server.ts";
import { isLookedAt } from "#app/web/looked-at.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";
import { findSession } from "#app/web/require-session.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";

export const meta: MetaFunction = () => [{ title: "Invitation - Flowdown" }];
export const headers = secretPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const invitation = await requireInvitation(params.token, context.clientAddress);
  if (isLookedAt(request)) await noteOpened(invitation.id, new Date());
  const session = await findSession(request);
  const isReader = session?.email.toLowerCase() === invitation.email.toLowerCase();
  const choices =
    isReader && invitation.kind === "supplier" && !invitation.supplier?.organizationId
      ? await listOwnSubcontractors(session.personId)
      : [];
  return {
    token: params.token ?? "",
    invitation,
    choices,
    signedInAs: session?.email ?? null,
    isReader,
    isComplete: Boolean(session?.secondFactorAt),
  };
}

const REFUSALS = {
  "not-open": "This invitation was answered or withdrawn in the meantime.",
  "account-exists": "Somebody signs in with this address already. Sign in, then accept.",
  "not-yours": "This invitation was written to another address.",
  "ask-colleague":
    "Your company answers here already. Let a colleague there invite you, on its page People: who works for a company is for the company to say.",
  "linked-elsewhere":
    "That organization answers for another supplier record of this prime already. Ask the prime which record is meant.",
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const invitation = await requireInvitation(params.token, context.clientAddress);
  const at = new Date();
  if (!invitation.hasAccount) {
    const form = await readForm(request, NewPersonForm);
    if (!form.ok) return form.reply;
    const { name, newPassword } = form.value;
    const browser = browserOf(request, context.clientAddress);
    const outcome = await acceptAsNewPerson(invitation, { name, newPassword, browser, at });
    if (!outcome.ok && outcome.reason === "weak")
      return form.refuse({ newPassword: [outcome.problem] });
    if (!outcome.ok) return form.refuse({ "": [REFUSALS[outcome.reason]] });
    const headers = { "Set-Cookie": outcome.cookie };
    return redirect(paths.enrolSecondFactor(paths.home), { status: 303, headers });
  }
  const { personId, personName, email, secondFactorAt } = await requirePerson(request);
  const form = await readForm(request, AcceptInvitationForm);
  if (!form.ok) return form.reply;
  const joiner = { personId, name: personName, email, secondFactorAt };
  const { organizationId } = form.value;
  const outcome = await acceptAsPerson(invitation, joiner, { organizationId, at });
  if (!outcome.ok) return form.refuse({ "": [REFUSALS[outcome.reason]] });
  return redirect(paths.home, 303);
}

export default function Invitation() {
  return (
    <InvitationPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
