import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAllNotifications } from "#app/commands/notification/read-notifications.server.ts";
import { AllReadForm } from "#app/domain/notification/list-form.ts";
import { paths } from "#app/paths.ts";
import { countUnread, listNotifications } from "#app/queries/notification/notification.server.ts";
import { NotificationListPage } from "#app/ui/notification/notification-list-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Notifications - Flowdown" }];

const Id = z.uuid().optional().catch(undefined);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const after = Id.parse(new URL(request.url).searchParams.get("after") ?? undefined);
  const [{ notifications, next }, unread] = await reading(actor, (scope) =>
    Promise.all([listNotifications(scope, after), countUnread(scope)]),
  );
  const { organizationId: o } = actor;
  const here = paths.subcontractor;
  return {
    action: here.notifications(o),
    hasUnread: unread > 0,
    notifications: notifications.map((one) => ({ ...one, action: here.notification(o, one.id) })),
    firstHref: after ? here.notifications(o) : undefined,
    nextHref: next ? here.notifications(o, next) : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const form = await readForm(request, AllReadForm);
  if (!form.ok) return form.reply;
  await readAllNotifications(actor, form.value.newest);
  return redirect(paths.subcontractor.notifications(actor.organizationId), 303);
}

export default function NotificationList() {
  return (
    <NotificationListPage
      {...useLoaderData<typeof loader>()}
      choicesHref={`${paths.account}#letters`}
      emptyText="What a prime asks of you, what it says to your answers, and what ends or is due stand here once they come."
    />
  );
}
