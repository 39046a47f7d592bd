import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SavedCodesForm as Schema } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { RecoveryCodesPage } from "#app/ui/person/recovery-codes-page.tsx";
import { forgetCodes, handedOverCodes } from "#app/web/enrolment.server.ts";
import { nextOf } from "#app/web/next-step.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";

export const meta: MetaFunction = () => [{ title: "Recovery codes - Flowdown" }];
export const headers = secretPageHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const codes = handedOverCodes(request, person.personId);
  if (!codes) throw redirect(paths.account);
  return { codes, email: person.email };
}

export async function action({ request }: ActionFunctionArgs) {
  await requirePerson(request);
  const form = await readForm(request, Schema);
  if (!form.ok) return form.reply;
  return redirect(nextOf(request) ?? paths.home, {
    status: 303,
    headers: { "Set-Cookie": forgetCodes() },
  });
}

export default function RecoveryCodes() {
  return (
    <RecoveryCodesPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
