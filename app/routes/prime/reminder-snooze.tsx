import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { snoozeReminder } from "#app/commands/reminder/snooze-reminder.server.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import { readEnding, snoozeForm } from "#app/domain/reminder/settings-form.ts";
import { paths } from "#app/paths.ts";
import { findEnding } from "#app/queries/reminder/ending.server.ts";
import { listSnoozes } from "#app/queries/reminder/settings.server.ts";
import { SnoozePage } from "#app/ui/reminder/snooze-page.tsx";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Snooze reminders${data?.ending.supplierName ? ` of ${data.ending.supplierName}` : ""} - Flowdown`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const named = orNotFound(readEnding(new URL(request.url).searchParams));
  const [found, snoozes] = await reading(actor, (scope) =>
    Promise.all([findEnding(scope, named), listSnoozes(scope)]),
  );
  const { kind, meaning, supplier } = orNotFound(found);
  return {
    organizationId: actor.organizationId,
    ending: { kind, meaning, supplierName: supplier?.name ?? null },
    snooze: snoozes.get(keyOfEnding(named)) ?? null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const named = orNotFound(readEnding(new URL(request.url).searchParams));
  const form = await readForm(request, snoozeForm(actor));
  if (!form.ok) return form.reply;
  const outcome = await snoozeReminder(actor, named, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${paths.prime.expirations(actor.organizationId)}?done=snoozed`, 303);
}

export default function ReminderSnooze() {
  return (
    <SnoozePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
