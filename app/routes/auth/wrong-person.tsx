import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { declineInvitation } from "#app/commands/invitation/decline-invitation.server.ts";
import { WrongPersonForm } from "#app/domain/invitation/wrong-person-form.ts";
import { paths } from "#app/paths.ts";
import { WrongPersonPage } from "#app/ui/invitation/wrong-person-page.tsx";
import { requireInvitation } from "#app/web/invitation.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";

export const meta: MetaFunction = () => [{ title: "Wrong person - Flowdown" }];
export const headers = secretPageHeaders;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { standing, organizationName, email } = await requireInvitation(
    params.token,
    context.clientAddress,
  );
  const token = params.token ?? "";
  if (standing !== "open") throw redirect(paths.invitation(token));
  return { token, organizationName, email };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, WrongPersonForm);
  if (!form.ok) return form.reply;
  const invitation = await requireInvitation(params.token, context.clientAddress);
  await declineInvitation(invitation, new Date(), form.value);
  return redirect(paths.invitation(params.token ?? ""), 303);
}

export default function WrongPerson() {
  return (
    <WrongPersonPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
