import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { changePassword } from "#app/commands/person/change-password.server.ts";
import { ChangePasswordForm } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { ChangePasswordPage } from "#app/ui/person/change-password-page.tsx";
import { requireFreshSecondFactor } from "#app/web/enrolment.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";
import { tooManyTries } from "#app/web/too-many.server.ts";

export const meta: MetaFunction = () => [{ title: "Change your password - Flowdown" }];

export async function loader({ request }: LoaderFunctionArgs) {
  requireFreshSecondFactor(await requirePerson(request), paths.changePassword);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  requireFreshSecondFactor(person, paths.changePassword);
  const form = await readForm(request, ChangePasswordForm);
  if (!form.ok) return form.reply;
  const outcome = await changePassword(person, form.value);
  if (!outcome.ok && outcome.reason === "wait")
    return form.refuse(...tooManyTries(outcome.waitSeconds));
  if (!outcome.ok && outcome.reason === "weak")
    return form.refuse({ newPassword: [outcome.problem] });
  if (!outcome.ok) return form.refuse({ currentPassword: ["This is not your password."] });
  return redirect(`${paths.account}?changed`, 303);
}

export default function ChangePassword() {
  return <ChangePasswordPage lastResult={useActionData<typeof action>()?.result} />;
}
