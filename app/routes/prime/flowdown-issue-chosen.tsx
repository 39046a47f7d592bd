import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { issueChosen } from "#app/commands/flowdown/issue-chosen.server.ts";
import { issueChosenForm } from "#app/domain/flowdown/issue-chosen-form.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import {
  readChosenSubcontracts,
  readSubcontractList,
  subcontractListQuery,
} from "#app/domain/posture/subcontract-list-address.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { DAYS_TO_ANSWER } from "#app/domain/supplier/ask.ts";
import { readColumns, withColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { paths } from "#app/paths.ts";
import {
  type IssuePlan,
  type PlannedIssue,
  shownPlan,
} from "#app/queries/flowdown/issue-plan.server.ts";
import { sampleIssued } from "#app/queries/flowdown/letter.server.ts";
import { readSample } from "#app/queries/letter/sample.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { planChosenIssuing } from "#app/queries/subcontract/chosen-issuing.server.ts";
import { IssueChosenPage } from "#app/ui/flowdown/issue-chosen-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction = () => [{ title: "Issue flowdowns - Flowdown" }];

/** What issuing the flowdowns of the subcontracts chosen in the list would come to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "flowdown:issue");
  const { search, searchParams: query } = new URL(request.url);
  const chosen = readChosenSubcontracts(query);
  const { logSize, plan, letter } = await reading(actor, async (scope) => {
    const logSize = await startShowing(scope);
    const plan = await planChosenIssuing(scope, chosen);
    return { logSize, plan, letter: sampleIssued(scope, plan.planned) };
  });
  return {
    organizationId: actor.organizationId,
    listHref: listHrefOf(actor.organizationId, query),
    ...rowsOf(plan),
    letter: await readSample(letter, paths.prime.issueChosenLetter(actor.organizationId) + search),
    shown: showing(logSize, shownPlan(plan)),
    dueOn: addDays(actor.on, DAYS_TO_ANSWER),
  };
}

function rowsOf({ planned, skipped }: IssuePlan) {
  return { planned: planned.map(rowOf), skipped };
}

function rowOf({ subcontractId, number, title, supplierName, readers, flowdown }: PlannedIssue) {
  const { decision, ownTerms, source } = flowdown;
  const { required, clauses } = decision;
  return {
    subcontractId,
    number,
    title,
    supplierName,
    readers,
    required,
    asked: whatIsAsked({ required, clauses, information: source.shown.information }),
    askedByOwnTerms: ownTerms?.required ?? null,
    clauses: clauses.length,
    isAgain: source.latestFlowdownId !== null,
  };
}

/** The list from which they were chosen, with its filters. */
function listHrefOf(organizationId: string, query: URLSearchParams): string {
  const list = new URLSearchParams(query.get("list") ?? "");
  const columns = readColumns(LIST_COLUMNS.subcontracts, list);
  const listed = withColumns(subcontractListQuery(readSubcontractList(list)), columns);
  return paths.prime.subcontracts(organizationId) + listed;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "flowdown:issue");
  const form = await readForm(request, issueChosenForm(actor));
  if (!form.ok) return form.reply;
  const { subcontractId, ...input } = form.value;
  const outcome = await issueChosen(actor, subcontractId, input);
  if (!outcome.ok) return form.refuse(sayStale(outcome), { status: 409 });
  const { issued, suppliersTold } = outcome;
  const list = new URL(
    listHrefOf(actor.organizationId, new URL(request.url).searchParams),
    request.url,
  );
  list.searchParams.set("issued", String(issued));
  list.searchParams.set("told", String(suppliersTold));
  return redirect(list.pathname + list.search, 303);
}

export default function FlowdownIssueChosen() {
  return (
    <IssueChosenPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
