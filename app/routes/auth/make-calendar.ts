import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { makeCalendar } from "#app/commands/expiration/make-calendar.server.ts";
import { CalendarForm } from "#app/domain/expiration/calendar-form.ts";
import { paths } from "#app/paths.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

export function loader() {
  throw redirect(paths.account);
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request, CalendarForm);
  if (!form.ok) return form.reply;
  await makeCalendar(person.personId, { ownSuppliersOnly: form.value.scope === "own" });
  return redirect(`${paths.account}?calendar=made#calendar`, 303);
}
