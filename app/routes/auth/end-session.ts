import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOutOf } from "#app/commands/person/sign-out.server.ts";
import { EndSessionForm } from "#app/domain/person/person-form.ts";
import { paths } from "#app/paths.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

export function loader() {
  throw redirect(paths.account);
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request, EndSessionForm);
  // One that has ended in the meantime is not there to be ended: the list shows it.
  if (form.ok) await signOutOf(person, form.value.session);
  return redirect(`${paths.account}?ended`, 303);
}
