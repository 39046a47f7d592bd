import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setTimeZone } from "#app/commands/person/set-time-zone.server.ts";
import { TimeZoneForm } from "#app/domain/organization/time-zone.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { getTimeZone } from "#app/queries/person/time-zone.server.ts";
import { TimeZonePage } from "#app/ui/person/time-zone-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction = () => [{ title: "Time zone - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "people:read");
  const timeZone = await reading(actor, getTimeZone);
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    timeZone,
    version: versionOf({ timeZone }),
    now: actor.at.toISOString(),
    mayManage: mayDo(actor.roles, "subcontractor-people:manage"),
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontractor-people:manage");
  const form = await readForm(request, TimeZoneForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, form.payload, async (scope) => ({
    timeZone: await getTimeZone(scope),
  }));
  if (stale) return stale;
  await setTimeZone(actor, form.value);
  return redirect(`${paths.subcontractor.timeZone(actor.organizationId)}?saved`, 303);
}

export default function TimeZone() {
  return (
    <TimeZonePage
      {...useLoaderData<typeof loader>()}
      side="subcontractor"
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
