import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enrolSecondFactor } from "#app/commands/person/enrol-second-factor.server.ts";
import { EnrolForm as Schema } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { EnrolPage } from "#app/ui/person/enrol-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import {
  enrolmentSecret,
  forgetEnrolment,
  handOverCodes,
  offerEnrolment,
  requireFreshSecondFactor,
} from "#app/web/enrolment.server.ts";
import { rememberDevice } from "#app/web/known-device.server.ts";
import { nextOf } from "#app/web/next-step.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireSession } from "#app/web/require-session.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";
import { tooManyTries } from "#app/web/too-many.server.ts";

export const meta: MetaFunction = () => [{ title: "Set up your second factor - Flowdown" }];
export const headers = secretPageHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request);
  requireFreshSecondFactor(session, paths.enrolSecondFactor(nextOf(request)));
  const { secret, qrCode, appUrl, cookie } = await offerEnrolment(request, session);
  const shown = { email: session.email, secret, qrCode, appUrl, replaces: session.hasSecondFactor };
  return data(shown, { headers: { "Set-Cookie": cookie } });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const next = nextOf(request);
  requireFreshSecondFactor(session, paths.enrolSecondFactor(next));
  const form = await readForm(request, Schema);
  if (!form.ok) return form.reply;
  const secret = enrolmentSecret(request, session);
  if (!secret)
    return form.refuse({ "": ["This took longer than 15 minutes. Scan the new code below."] });
  const browser = browserOf(request, context.clientAddress);
  const at = new Date();
  const outcome = await enrolSecondFactor(session, {
    secret,
    code: form.value.code,
    browser,
    at,
  });
  if (!outcome.ok && outcome.reason === "wait")
    return form.refuse(...tooManyTries(outcome.waitSeconds));
  if (!outcome.ok)
    return form.refuse({
      code: ["This is not the code the app shows now. Check that your device's clock is right."],
    });
  const headers = new Headers();
  headers.append("Set-Cookie", outcome.cookie);
  headers.append("Set-Cookie", rememberDevice(browser, session.personId, at));
  headers.append("Set-Cookie", forgetEnrolment());
  headers.append("Set-Cookie", handOverCodes(session.personId, outcome.recoveryCodes));
  return redirect(paths.recoveryCodes(next), { status: 303, headers });
}

export default function EnrolSecondFactor() {
  return (
    <EnrolPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
