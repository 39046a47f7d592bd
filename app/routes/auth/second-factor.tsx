import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { giveSecondFactor } from "#app/commands/person/give-second-factor.server.ts";
import { SecondFactorForm as Schema } from "#app/domain/access/credentials.ts";
import { paths } from "#app/paths.ts";
import { SecondFactorPage } from "#app/ui/auth/second-factor-page.tsx";
import { hasDemoCode } from "#app/web/demo.server.ts";
import { deviceOf } from "#app/web/device.server.ts";
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

export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await readForm(request, Schema);
  if (!form.ok) return form.reply;
  const outcome = await giveSecondFactor(session, {
    code: form.value.code,
    device: deviceOf(request),
    at: new Date(),
  });
  if (!outcome.ok && outcome.reason === "locked")
    return form.refuse(...tooManyTries(outcome.waitSeconds));
  if (!outcome.ok)
    return form.refuse({
      code: ["This code is wrong, too old or was used already. Wait for the next one."],
    });
  return redirect(nextOf(request) ?? paths.home, {
    status: 303,
    headers: { "Set-Cookie": outcome.cookie },
  });
}

export default function SecondFactor() {
  return (
    <SecondFactorPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
