import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endAccessKey } from "#app/commands/access-key/end-access-key.server.ts";
import { makeAccessKey } from "#app/commands/access-key/make-access-key.server.ts";
import { accessKeyForm } from "#app/domain/access-key/access-key-form.ts";
import { addYears } from "#app/domain/kernel/calendar-date.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listAccessKeys } from "#app/queries/access-key/access-key.server.ts";
import { AccessKeyListPage } from "#app/ui/access-key/access-key-list-page.tsx";
import { ACCESS_KEY_REFUSALS } from "#app/ui/access-key/refusals.ts";
import { browserOf } from "#app/web/browser.server.ts";
import { isFreshSecondFactor } from "#app/web/enrolment.server.ts";
import { wholeAddress } from "#app/web/list-json.server.ts";
import { handOverAccessKey } from "#app/web/made-access-key.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Access keys - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { organizationId, organizationName, personId } = actor;
  const isOfAll = mayDo(actor.roles, "prime-people:manage");
  const keys = await reading(actor, (scope) =>
    listAccessKeys(scope, isOfAll ? {} : { ofPerson: personId }),
  );
  const { prime } = paths;
  return {
    organizationId,
    organizationName,
    isOfAll,
    keys: keys.map(({ personId: _, ...key }) => ({
      ...key,
      madeAt: key.madeAt.toISOString(),
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    })),
    codeHref: isFreshSecondFactor(actor)
      ? null
      : paths.secondFactor(prime.accessKeys(organizationId)),
    lastOn: addYears(actor.on, 1),
    addresses: {
      subcontracts: wholeAddress(prime.subcontractsJson(organizationId)),
      suppliers: wholeAddress(prime.suppliersJson(organizationId)),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { organizationId, personId } = actor;
  const page = paths.prime.accessKeys(organizationId);
  const form = await readForm(request, accessKeyForm(actor));
  if (!form.ok) return form.reply;
  const { value } = form;
  if (value.intent === "end") {
    const mayEndAll = mayDo(actor.roles, "prime-people:manage");
    const outcome = await endAccessKey(actor, value.accessKeyId, { mayEndAll });
    return outcome.ok ? redirect(page, 303) : form.refuse(ACCESS_KEY_REFUSALS[outcome.reason]);
  }
  if (!isFreshSecondFactor(actor)) return redirect(paths.secondFactor(page), 303);
  const outcome = await makeAccessKey(actor, value, browserOf(request, context.clientAddress));
  if (!outcome.ok) return form.refuse(ACCESS_KEY_REFUSALS[outcome.reason]);
  const made = { organizationId, name: value.name, secret: outcome.secret };
  return redirect(paths.prime.madeAccessKey(organizationId), {
    status: 303,
    headers: { "Set-Cookie": handOverAccessKey(personId, made) },
  });
}

export default function AccessKeyList() {
  return (
    <AccessKeyListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
