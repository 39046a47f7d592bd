import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readNotification } from "#app/commands/notification/read-notifications.server.ts";
import { OneReadForm } from "#app/domain/notification/list-form.ts";
import { paths } from "#app/paths.ts";
import { findNotification } from "#app/queries/notification/notification.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const id = requireId(params, "notificationId");
  orNotFound(await reading(actor, (scope) => findNotification(scope, id)));
  throw redirect(paths.subcontractor.notifications(actor.organizationId));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const id = requireId(params, "notificationId");
  const { path } = orNotFound(await reading(actor, (scope) => findNotification(scope, id)));
  const form = await readForm(request, OneReadForm);
  if (!form.ok) return form.reply;
  await readNotification(actor, id);
  const isOpened = form.value.intent === "open";
  return redirect(isOpened ? path : paths.subcontractor.notifications(actor.organizationId), 303);
}
