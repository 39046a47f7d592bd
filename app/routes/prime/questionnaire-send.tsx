import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type SendRefusal,
  sendQuestionnaire,
} from "#app/commands/questionnaire/send-questionnaire.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { SendForm } from "#app/domain/questionnaire/send-form.ts";
import { readChosenSuppliers } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { type PlannedSending, planSendings } from "#app/queries/questionnaire/send-plan.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { listSupplierChoices } from "#app/queries/questionnaire/supplier-choices.server.ts";
import { SendPage } from "#app/ui/questionnaire/send-page.tsx";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Send: ${data?.title ?? "a questionnaire"} - Flowdown` },
];

/** How long a supplier gets when nobody says otherwise. */
const USUAL_DAYS = 21;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const query = new URL(request.url).searchParams;
  const chosen = readChosenSuppliers(query);
  const asks = query.get("asks") === "all" ? ("all" as const) : ("changed" as const);
  const { questionnaireKey = "" } = params;
  const [source, planned, { choices, hasMore }] = await reading(actor, async (scope) => {
    const found = orNotFound(await findSource(scope, questionnaireKey));
    return [
      found,
      await planSendings(scope, found, chosen, asks === "all"),
      await listSupplierChoices(scope),
    ] as const;
  });
  return {
    organizationId: actor.organizationId,
    timeZone: actor.timeZone,
    asks,
    choices,
    hasMoreChoices: hasMore,
    chosen,
    questionnaireKey,
    title: source.content.title,
    version: source.version,
    contentHash: source.contentHash,
    dueOn: addDays(actor.on, USUAL_DAYS),
    rows: planned.map(rowOf),
  };
}

function rowOf(planned: PlannedSending) {
  const { supplierId, legalName, skip } = planned;
  if (skip !== null) return { supplierId, legalName, skip, to: [], open: 0, settled: 0 };
  const to = planned.readers.map(({ name, email }) => `${name} (${email})`);
  return { supplierId, legalName, skip, to, open: planned.open, settled: planned.settled.length };
}

const REFUSALS: Record<Exclude<SendRefusal, "not-found">, [string, string]> = {
  changed: ["", "The questionnaire was changed meanwhile. Look at it again before you send it."],
  overdue: ["dueOn", "The due date has passed. Choose today or a later day."],
  nobody: ["", "Nobody would get it. The reasons stand below."],
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const { questionnaireKey = "" } = params;
  const form = await readForm(request, SendForm);
  if (!form.ok) return form.reply;
  const outcome = await sendQuestionnaire(actor, questionnaireKey, form.value);
  const list = paths.prime.sentQuestionnaires(actor.organizationId);
  if (outcome.ok) return redirect(`${list}?sent=${outcome.sent}&skipped=${outcome.skipped}`, 303);
  const { reason } = outcome;
  if (reason === "not-found") throw notFound();
  const [field, message] = REFUSALS[reason];
  return form.refuse({ [field]: [message] });
}

export default function QuestionnaireSend() {
  return (
    <SendPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
