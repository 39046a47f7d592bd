import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { awardForm, DAY_REFUSALS, ExceptionForm } from "#app/domain/award/award-form.ts";
import { calendarDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { getAwardPage } from "#app/queries/award/award-page.server.ts";
import { AwardPage } from "#app/ui/award/award-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record the award of ${data?.number ?? "a subcontract"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "award:record");
  const subcontractId = requireId(params, "subcontractId");
  const asked = new URL(request.url).searchParams.get("on") ?? actor.on;
  if (!isCalendarDate(asked)) throw notFound();
  const found = orNotFound(
    await reading(actor, (scope) => getAwardPage(scope, subcontractId, calendarDate(asked))),
  );
  const { organizationId } = actor;
  if (found.state === "unanswered")
    throw redirect(paths.prime.information(organizationId, subcontractId));
  if (found.state === "awarded")
    throw redirect(paths.prime.subcontract(organizationId, subcontractId));
  return { ...found.page, organizationId, subcontractId, today: actor.on };
}

const REFUSALS = {
  unanswered: { "": ["Say first what information flows to this subcontract."] },
  "awarded-already": { "": ["The subcontract is awarded or closed already."] },
  "in-the-future": { "": ["An award is recorded once it is made."] },
  "not-supported": { "": ["On that day the facts do not support the award."] },
  "not-covered": {
    "": ["An exception was approved, but for other days or for less than stands against it now."],
  },
  supported: { "": ["On that day the facts support the award: record it when it is made."] },
  "no-such-approver": { approverId: ["Choose who is to decide."] },
  "waiting-already": { "": ["An exception waits for its approver already."] },
  "ends-before-it-begins": { awardUntil: [DAY_REFUSALS["ends-before-it-begins"]] },
  "over-already": { awardUntil: [DAY_REFUSALS["over-already"]] },
  "too-long": { awardUntil: [DAY_REFUSALS["too-long"]] },
};

const NO_REASON = "Write why the award is made all the same.";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "award:record");
  const subcontractId = requireId(params, "subcontractId");
  const schema = z.discriminatedUnion("intent", [awardForm(actor), ExceptionForm]);
  const form = await readForm(request, schema);
  if (!form.ok) return form.reply;
  const outcome =
    form.value.intent === "award"
      ? await recordAward(actor, subcontractId, form.value)
      : await requestException(actor, subcontractId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    if (outcome.reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
    if (outcome.reason === "open-points")
      return form.refuse(
        Object.fromEntries(outcome.missing.map((code) => [`reasons.${code}`, [NO_REASON]])),
      );
    return form.refuse(REFUSALS[outcome.reason]);
  }
  return redirect(paths.prime.subcontract(actor.organizationId, subcontractId), 303);
}

export default function Award() {
  const { number, ...page } = useLoaderData<typeof loader>();
  const href = paths.prime.subcontract(page.organizationId, page.subcontractId);
  return (
    <AwardPage
      {...page}
      number={number}
      breadcrumb={[{ label: number, href }]}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
