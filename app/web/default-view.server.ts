import { redirect } from "@remix-run/node";
import type { ViewedList } from "#app/domain/view/lists.ts";
import { viewQuery } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findDefaultView } from "#app/queries/view/view.server.ts";

/**
 * Lead who opens a list without saying what of it to the view that they chose for that.
 *
 * @throws a redirect where there is one.
 */
export async function openDefaultView(
  request: Request,
  scope: Scope,
  list: ViewedList,
): Promise<void> {
  if (new URL(request.url).search !== "") return;
  const view = await findDefaultView(scope, list);
  if (view) throw redirect(paths.prime[list](scope.actor.organizationId) + viewQuery(view), 302);
}
