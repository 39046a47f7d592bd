import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOutEverywhere } from "#app/commands/person/sign-out.server.ts";
import { paths } from "#app/paths.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

export function loader() {
  throw redirect(paths.account);
}

export async function action({ request }: ActionFunctionArgs) {
  await readButton(request);
  const person = await requirePerson(request);
  const cookie = await signOutEverywhere(person);
  return redirect(`${paths.signIn()}?because=signed-out-everywhere`, {
    status: 303,
    headers: { "Set-Cookie": cookie },
  });
}
