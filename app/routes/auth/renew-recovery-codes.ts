import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { renewRecoveryCodes } from "#app/commands/person/replace-recovery-codes.server.ts";
import { paths } from "#app/paths.ts";
import { handOverCodes, requireFreshSecondFactor } from "#app/web/enrolment.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

/** Somebody who had to give the second factor first comes back here and is sent on. */
export function loader() {
  throw redirect(paths.account);
}

export async function action({ request }: ActionFunctionArgs) {
  await readButton(request);
  const person = await requirePerson(request);
  requireFreshSecondFactor(person, paths.account);
  const codes = await renewRecoveryCodes(person.personId);
  return redirect(paths.recoveryCodes(paths.account), {
    status: 303,
    headers: { "Set-Cookie": handOverCodes(person.personId, codes) },
  });
}
