import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { setTelephone } from "#app/commands/person/set-telephone.server.ts";
import { TelephoneForm } from "#app/domain/person/telephone-form.ts";
import { paths } from "#app/paths.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { showRefused } from "#app/web/refused-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

export function loader() {
  throw redirect(paths.account);
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request, TelephoneForm);
  if (!form.ok) return showRefused(person, `${paths.account}?check=answers`, form.reply);
  await setTelephone(person.personId, form.value.telephone);
  return redirect(`${paths.account}?telephone=saved#telephone`, 303);
}
