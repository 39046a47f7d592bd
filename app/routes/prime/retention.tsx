import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setRetention } from "#app/commands/retention/set-retention.server.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { readFileCursor, writeFileCursor } from "#app/domain/retention/address.ts";
import { PeriodForm } from "#app/domain/retention/forms.ts";
import { paths } from "#app/paths.ts";
import { getRetentionPeriod } from "#app/queries/retention/retention.server.ts";
import { getRetentionPage } from "#app/queries/retention/retention-page.server.ts";
import { RetentionPage } from "#app/ui/retention/retention-page.tsx";
import { RETENTION_NOTICES } from "#app/ui/retention/words.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction = () => [{ title: "Retention - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const after = readFileCursor(query);
  const page = await reading(actor, (scope) => getRetentionPage(scope, after));
  const here = paths.prime.retention(actor.organizationId);
  return {
    ...page,
    version: versionOf(valuesOf(page)),
    organizationId: actor.organizationId,
    firstHref: after ? `${here}#due` : undefined,
    nextHref: page.next ? `${here}${writeFileCursor(page.next)}#due` : undefined,
    done: RETENTION_NOTICES[query.get("done") ?? ""] ?? null,
    mayManage: mayDo(actor.roles, "retention:manage"),
  };
}

function valuesOf({ years }: { years: number }) {
  return { years: String(years) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "retention:manage");
  const form = await readForm(request, PeriodForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, form.payload, async (scope) =>
    valuesOf(await getRetentionPeriod(scope)),
  );
  if (stale) return stale;
  await setRetention(actor, form.value);
  return redirect(`${paths.prime.retention(actor.organizationId)}?done=period`, 303);
}

export default function Retention() {
  return (
    <RetentionPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
