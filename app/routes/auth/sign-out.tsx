import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { signOut } from "#app/commands/person/sign-out.server.ts";
import { paths } from "#app/paths.ts";
import { SignOutPage } from "#app/ui/person/sign-out-page.tsx";
import { readButton } from "#app/web/read-form.server.ts";
import { findSession } from "#app/web/require-session.server.ts";

export const meta: MetaFunction = () => [{ title: "Sign out - Flowdown" }];

export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await findSession(request))) throw redirect(paths.signIn());
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  await readButton(request);
  const session = await findSession(request);
  if (!session) return redirect(paths.signedOut, 303);
  const cookie = await signOut(session);
  return redirect(paths.signedOut, { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function SignOut() {
  return <SignOutPage />;
}
