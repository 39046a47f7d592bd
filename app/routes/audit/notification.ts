import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readTold } from "#app/commands/audit/read-told.server.ts";
import { OneReadForm } from "#app/domain/notification/list-form.ts";
import { paths } from "#app/paths.ts";
import { findNotification } from "#app/queries/notification/notification.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const id = requireId(params, "notificationId");
  orNotFound(await reading(actor, (scope) => findNotification(scope, id)));
  throw redirect(paths.audit.notifications(actor.grantId));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAudit(request, params);
  const id = requireId(params, "notificationId");
  const { path } = orNotFound(await reading(actor, (scope) => findNotification(scope, id)));
  const form = await readForm(request, OneReadForm);
  if (!form.ok) return form.reply;
  await readTold(actor, id);
  if (form.value.intent === "read") return redirect(paths.audit.notifications(actor.grantId), 303);
  // Who was let into the same room again reads it by their new access.
  const [, , room, ...within] = path.split("/");
  const fragment = room?.replace(/^[^?#]*/, "") ?? "";
  const place = `${paths.audit.matrix(actor.grantId)}${fragment}`;
  return redirect([place, ...within].join("/"), 303);
}
