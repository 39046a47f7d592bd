import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { reminds } from "#app/domain/reminder/cadence.ts";
import type { QuietDays } from "#app/domain/reminder/quiet-days.ts";
import { QuietDaysForm } from "#app/domain/reminder/settings-form.ts";
import { paths } from "#app/paths.ts";
import { getQuietDays, listReminderRules } from "#app/queries/reminder/settings.server.ts";
import { RemindersPage } from "#app/ui/reminder/reminders-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction = () => [{ title: "Reminders - Flowdown" }];

const DONE: Record<string, string> = {
  cadence: "The reminders are set. What was due before today is not caught up with.",
  quiet: "The days without reminders are set.",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const [rules, quiet] = await reading(actor, (scope) =>
    Promise.all([listReminderRules(scope), getQuietDays(scope)]),
  );
  return {
    organizationId: actor.organizationId,
    rules: rules.map((rule) => ({ ...rule, to: reminds(rule.kind) })),
    quiet,
    version: versionOf(valuesOf(quiet)),
    mayWrite: mayDo(actor.roles, "invitation:send"),
    done: DONE[new URL(request.url).searchParams.get("done") ?? ""] ?? null,
  };
}

function valuesOf({ weekends, days }: QuietDays) {
  return { weekends: weekends ? "on" : undefined, days: days.join("\n") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const form = await readForm(request, QuietDaysForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, valuesOf(form.value), async (scope) =>
    valuesOf(await getQuietDays(scope)),
  );
  if (stale) return stale;
  await setQuietDays(actor, form.value);
  return redirect(`${paths.prime.reminders(actor.organizationId)}?done=quiet`, 303);
}

export default function ReminderList() {
  return (
    <RemindersPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
