import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetPassword } from "#app/commands/person/reset-password.server.ts";
import { ResetPasswordForm } from "#app/domain/access/credentials.ts";
import { findPasswordProblem } from "#app/domain/access/password-rules.ts";
import { paths } from "#app/paths.ts";
import { openPasswordReset } from "#app/queries/password-reset.server.ts";
import { ResetPasswordPage } from "#app/ui/auth/reset-password-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";
import { limitTokenTries } from "#app/web/token-tries.server.ts";

export const meta: MetaFunction = () => [{ title: "Choose a new password - Flowdown" }];
export const headers = secretPageHeaders;

export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitTokenTries(context.clientAddress);
  const reset = await openPasswordReset(params.token ?? "", new Date());
  return { email: reset?.email ?? null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await limitTokenTries(context.clientAddress);
  const form = await readForm(request, ResetPasswordForm);
  if (!form.ok) return form.reply;
  const at = new Date();
  const reset = await openPasswordReset(params.token ?? "", at);
  if (!reset) return redirect(paths.resetPassword(params.token ?? ""), 303);
  const { newPassword } = form.value;
  const problem = findPasswordProblem(newPassword, [reset.name, reset.email]);
  if (problem) return form.refuse({ newPassword: [problem] });
  const outcome = await resetPassword(reset, newPassword, at);
  if (!outcome.ok) return redirect(paths.resetPassword(params.token ?? ""), 303);
  return redirect(`${paths.signIn()}?because=password-changed`, 303);
}

export default function ResetPassword() {
  return (
    <ResetPasswordPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
