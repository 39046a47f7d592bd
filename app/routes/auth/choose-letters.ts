import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { chooseLetters } from "#app/commands/notification/choose-letters.server.ts";
import { choiceForm } from "#app/domain/notification/choice-form.ts";
import { topicsFor } from "#app/domain/notification/topics.ts";
import { heldRoles } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

export function loader() {
  throw redirect(paths.account);
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const topics = topicsFor(heldRoles(person));
  const form = await readForm(request, choiceForm(topics));
  if (!form.ok) return form.reply;
  await chooseLetters(person.personId, form.value, person.readAt);
  return redirect(`${paths.account}?letters=saved#letters`, 303);
}
