import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signIn } from "#app/commands/person/sign-in.server.ts";
import { SignInForm as Schema } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { SignInPage, type SignInPageProps } from "#app/ui/person/sign-in-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { isDemo } from "#app/web/demo.server.ts";
import { nextOf } from "#app/web/next-step.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { findSession } from "#app/web/require-session.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";
import { tooManyTries } from "#app/web/too-many.server.ts";

export const meta: MetaFunction = () => [{ title: "Sign in - Flowdown" }];
export const headers = secretPageHeaders;

const done = (text: string) => ({ tone: "success" as const, text });

const NOTICES: Record<string, SignInPageProps["notice"]> = {
  "signed-out": done("You are signed out."),
  "signed-out-everywhere": done("You are signed out on every device."),
  "session-ended": {
    tone: "warning",
    title: "Your session ended.",
    text: "What you typed is not saved yet. Sign in, and it is on its page again.",
  },
  "password-changed": done("Your password is changed. Sign in with the new one."),
};

const OTHER_WAYS_IN =
  "A browser in which you signed in before still lets you in, and a new password does, which you can have by letter.";

export async function loader({ request }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const session = await findSession(request);
  if (session?.secondFactorAt) throw redirect(next ?? paths.home);
  const because = new URL(request.url).searchParams.get("because") ?? "";
  return { next, isDemo: isDemo(), notice: NOTICES[because] ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, Schema);
  if (!form.ok) return form.reply;
  const { email, password } = form.value;
  const outcome = await signIn({
    email,
    password,
    browser: browserOf(request, context.clientAddress),
  });
  if (!outcome.ok && outcome.reason === "wait")
    return form.refuse(...tooManyTries(outcome.waitSeconds, OTHER_WAYS_IN));
  if (!outcome.ok) return form.refuse({ "": ["This email and password do not fit together."] });
  const next = nextOf(request);
  return redirect(
    outcome.hasSecondFactor ? paths.secondFactor(next) : paths.enrolSecondFactor(next),
    { status: 303, headers: { "Set-Cookie": outcome.cookie } },
  );
}

export default function SignIn() {
  return (
    <SignInPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
