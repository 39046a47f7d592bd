import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAllTold } from "#app/commands/audit/read-told.server.ts";
import { AllReadForm } from "#app/domain/notification/list-form.ts";
import { paths } from "#app/paths.ts";
import { countUnread, listNotifications } from "#app/queries/notification/notification.server.ts";
import { NotificationListPage } from "#app/ui/notification/notification-list-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Notifications - Flowdown" }];

const Id = z.uuid().optional().catch(undefined);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const after = Id.parse(new URL(request.url).searchParams.get("after") ?? undefined);
  const [{ notifications, next }, unread] = await reading(actor, (scope) =>
    Promise.all([listNotifications(scope, after), countUnread(scope)]),
  );
  const { grantId: g } = actor;
  const here = paths.audit;
  return {
    action: here.notifications(g),
    hasUnread: unread > 0,
    notifications: notifications.map((one) => ({ ...one, action: here.notification(g, one.id) })),
    firstHref: after ? here.notifications(g) : undefined,
    nextHref: next ? here.notifications(g, next) : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAudit(request, params);
  const form = await readForm(request, AllReadForm);
  if (!form.ok) return form.reply;
  await readAllTold(actor, form.value.newest);
  return redirect(paths.audit.notifications(actor.grantId), 303);
}

export default function NotificationList() {
  return (
    <NotificationListPage
      {...useLoaderData<typeof loader>()}
      choicesHref={`${paths.account}#letters`}
      emptyText="Answers to what you found or asked, records that you asked for, corrections of what you noted something about, and the end of your access stand here once they come."
    />
  );
}
