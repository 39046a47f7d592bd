import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setCadence } from "#app/commands/reminder/set-cadence.server.ts";
import { EXPIRATION_WORDS, isExpirationKind } from "#app/domain/expiration/kinds.ts";
import { type Cadence, defaultCadence, reminds, whyCadence } from "#app/domain/reminder/cadence.ts";
import { sayCadence } from "#app/domain/reminder/say-cadence.ts";
import { CadenceForm } from "#app/domain/reminder/settings-form.ts";
import { isRenewable } from "#app/domain/renewal/lapse.ts";
import { paths } from "#app/paths.ts";
import { getCadence } from "#app/queries/reminder/settings.server.ts";
import { CadencePage } from "#app/ui/reminder/cadence-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Reminders: ${data ? EXPIRATION_WORDS[data.kind] : ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const kind = new URL(request.url).searchParams.get("kind") ?? "";
  if (!isExpirationKind(kind)) throw notFound();
  const values = valuesOf(await reading(actor, (scope) => getCadence(scope, kind)));
  const isToSupplier = reminds(kind) === "supplier";
  return {
    organizationId: actor.organizationId,
    kind,
    isToSupplier,
    values,
    version: versionOf(values),
    isRenewable: isToSupplier && isRenewable(kind),
    defaultWords: sayCadence(defaultCadence(kind)),
    why: whyCadence(kind),
  };
}

function valuesOf({ daysBefore, officialFrom, ownerFrom, ...cadence }: Cadence) {
  const tick = (isSet: boolean) => (isSet ? "on" : undefined);
  return {
    isOn: tick(cadence.isOn),
    daysBefore: daysBefore.join(", "),
    weeklyWhenOver: tick(cadence.weeklyWhenOver),
    officialFrom: officialFrom === null ? "" : String(officialFrom),
    ownerFrom: ownerFrom === null ? "" : String(ownerFrom),
    asksRenewal: tick(cadence.asksRenewal),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const form = await readForm(request, CadenceForm);
  if (!form.ok) return form.reply;
  const { kind, cadence } = form.value;
  const stale = await findStale(actor, form, valuesOf(cadence), async (scope) =>
    valuesOf(await getCadence(scope, kind)),
  );
  if (stale) return stale;
  await setCadence(actor, kind, cadence);
  return redirect(`${paths.prime.reminders(actor.organizationId)}?done=cadence`, 303);
}

export default function ReminderCadence() {
  return (
    <CadencePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
