import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetPassword } from "#app/commands/person/reset-password.server.ts";
import { ResetPasswordForm } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { openPasswordReset } from "#app/queries/person/password-reset.server.ts";
import { ResetPasswordPage } from "#app/ui/person/reset-password-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { rememberDevice } from "#app/web/known-device.server.ts";
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
  const browser = browserOf(request, context.clientAddress);
  const outcome = await resetPassword(reset, { newPassword, browser, at });
  if (!outcome.ok && outcome.reason === "weak")
    return form.refuse({ newPassword: [outcome.problem] });
  if (!outcome.ok) return redirect(paths.resetPassword(params.token ?? ""), 303);
  // Whoever reads the person's letters is no stranger: tries in this browser are counted apart.
  return redirect(`${paths.signIn()}?because=password-changed`, {
    status: 303,
    headers: { "Set-Cookie": rememberDevice(browser, reset.personId, at) },
  });
}

export default function ResetPassword() {
  return (
    <ResetPasswordPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
