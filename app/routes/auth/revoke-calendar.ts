import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { revokeCalendar } from "#app/commands/expiration/revoke-calendar.server.ts";
import { paths } from "#app/paths.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

export function loader() {
  throw redirect(paths.account);
}

export async function action({ request }: ActionFunctionArgs) {
  await readButton(request);
  const person = await requirePerson(request);
  await revokeCalendar(person.personId);
  return redirect(`${paths.account}?calendar=revoked#calendar`, 303);
}
