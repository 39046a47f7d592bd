import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { followLetter } from "#app/commands/letter/follow-letter.server.ts";
import { isLookedAt } from "#app/web/looked-at.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

/**
 * Where the button of a letter leads. A mail scanner that fetches it gets to the sign-in and no further,
 * so that only whom it went to opens it.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const letterId = requireId(params, "letterId");
  if (!isLookedAt(request)) throw notFound();
  throw redirect(orNotFound(await followLetter(person, letterId, person.readAt)));
}
