import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestPasswordReset } from "#app/commands/person/request-password-reset.server.ts";
import { ForgotPasswordForm } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { ForgotPasswordPage } from "#app/ui/person/forgot-password-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";
import { tooManyTries } from "#app/web/too-many.server.ts";

export const meta: MetaFunction = () => [{ title: "Forgot your password - Flowdown" }];
export const headers = secretPageHeaders;

export function loader({ request }: { request: Request }) {
  return { isSent: new URL(request.url).searchParams.has("sent") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, ForgotPasswordForm);
  if (!form.ok) return form.reply;
  const outcome = await requestPasswordReset({
    email: form.value.email,
    browser: browserOf(request, context.clientAddress),
    at: new Date(),
  });
  if (!outcome.ok) return form.refuse(...tooManyTries(outcome.waitSeconds));
  return redirect(`${paths.forgotPassword}?sent`, 303);
}

export default function ForgotPassword() {
  return (
    <ForgotPasswordPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
