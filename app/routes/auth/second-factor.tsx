import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { giveSecondFactor } from "#app/commands/person/give-second-factor.server.ts";
import { SecondFactorForm as Schema } from "#app/domain/person/credentials.ts";
import { WRONG_CODE } from "#app/domain/person/wrong-code.ts";
import { paths } from "#app/paths.ts";
import { SecondFactorPage } from "#app/ui/person/second-factor-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { hasDemoCode } from "#app/web/demo.server.ts";
import { rememberDevice } from "#app/web/known-device.server.ts";
import { nextOf } from "#app/web/next-step.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireSession } from "#app/web/require-session.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";
import { tooManyTries } from "#app/web/too-many.server.ts";

export const meta: MetaFunction = () => [{ title: "Second factor - Flowdown" }];
export const headers = secretPageHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request);
  const next = nextOf(request);
  const isDemoPerson = hasDemoCode(session.email);
  if (!session.hasSecondFactor && !isDemoPerson) throw redirect(paths.enrolSecondFactor(next));
  return { email: session.email, isDemoPerson, isRepeat: session.secondFactorAt !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await readForm(request, Schema);
  if (!form.ok) return form.reply;
  const browser = browserOf(request, context.clientAddress);
  const at = new Date();
  const outcome = await giveSecondFactor(session, { code: form.value.code, browser, at });
  if (!outcome.ok && outcome.reason === "locked")
    return form.refuse(...tooManyTries(outcome.waitSeconds));
  if (!outcome.ok) return form.refuse({ code: [WRONG_CODE] });
  const headers = new Headers();
  headers.append("Set-Cookie", outcome.cookie);
  headers.append("Set-Cookie", rememberDevice(browser, session.personId, at));
  const next = nextOf(request);
  const path = outcome.mustEnrol ? paths.enrolSecondFactor(next) : (next ?? paths.home);
  return redirect(path, { status: 303, headers });
}

export default function SecondFactor() {
  return (
    <SecondFactorPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
