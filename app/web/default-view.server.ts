import { redirect } from "@remix-run/node";
import type { ViewedList } from "#app/domain/view/lists.ts";
import { viewQuery } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { findDefaultView } from "#app/queries/view/view.server.ts";
import { reading } from "./require-access.server.ts";

/**
 * Lead who opens a list without saying what of it to the view that they chose for that.
 *
 * @throws a redirect where there is one.
 */
export async function openDefaultView(
  request: Request,
  actor: Actor,
  list: ViewedList,
): Promise<void> {
  if (new URL(request.url).search !== "") return;
  const view = await reading(actor, (scope) => findDefaultView(scope, list));
  if (view) throw redirect(paths.prime[list](actor.organizationId) + viewQuery(view), 302);
}
