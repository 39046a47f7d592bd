import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signInDemo } from "#app/commands/person/sign-in-demo.server.ts";
import { DemoSignInForm } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { browserOf } from "#app/web/browser.server.ts";
import { isDemo } from "#app/web/demo.server.ts";
import { nextOf } from "#app/web/next-step.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";

/** Only the demo has this address, and only for its own forms. */
export function loader() {
  throw notFound();
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!isDemo()) throw notFound();
  const form = await readForm(request, DemoSignInForm);
  if (!form.ok) throw notFound();
  const cookie = await signInDemo(form.value.person, browserOf(request, context.clientAddress));
  if (!cookie) throw notFound();
  const next = nextOf(request) ?? paths.home;
  return redirect(next, { status: 303, headers: { "Set-Cookie": cookie } });
}
