import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepOutlook } from "#app/commands/outlook/keep-outlook.server.ts";
import { writeShown } from "#app/domain/kernel/shown.ts";
import { KeepOutlookForm } from "#app/domain/outlook/keep-form.ts";
import { readOutlookList } from "#app/domain/outlook/list-address.ts";
import { type OutlookQuestion, outlookFields, readOutlook } from "#app/domain/outlook/question.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { startShowing } from "#app/queries/log/shown.server.ts";
import { digestOfOutlook } from "#app/queries/outlook/digest.server.ts";
import { listContractDays } from "#app/queries/outlook/known-days.server.ts";
import { computeOutlook } from "#app/queries/outlook/outlook.server.ts";
import { OutlookPage } from "#app/ui/outlook/outlook-page.tsx";
import { pageOfOutlook, requireOutlookQuestion } from "#app/web/outlook.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { type Member, reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Outlook - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { written, question: asked, errors } = readOutlook(query, actor.on);
  const { contracts, days, logSize } = await reading(actor, async (scope) => {
    const logSize = await startShowing(scope);
    return { ...(await listContractDays(scope)), logSize };
  });
  const isKnown = !asked?.contractId || contracts.some(({ value }) => value === asked.contractId);
  const question = isKnown ? asked : null;
  const shownErrors = isKnown ? errors : { ...errors, contract: "There is no such contract." };
  const { organizationId } = actor;
  const page = {
    organizationId,
    written,
    errors: shownErrors,
    contracts,
    knownDays: days.map(({ on, contractId, what }) => ({
      on,
      what,
      href: hrefOf(organizationId, question, { on, contract: contractId }),
    })),
    looked: question && (await look(actor, question, query, logSize)),
    mayKeep: mayDo(actor.roles, "outlook:keep"),
  };
  return data(page, { status: question ? 200 : 400 });
}

/** The outlook for another day and contract, under the same assumptions. */
function hrefOf(
  organizationId: string,
  question: OutlookQuestion | null,
  change: Record<string, string>,
): string {
  const fields = { ...(question && outlookFields(question)), ...change };
  return `${paths.prime.outlook(organizationId)}?${new URLSearchParams(fields)}`;
}

async function look(
  actor: Member,
  question: OutlookQuestion,
  query: URLSearchParams,
  logSize: number,
) {
  const outlook = await computeOutlook((work) => reading(actor, work), actor, question);
  const { filter, page } = readOutlookList(query);
  return {
    asOf: outlook.asOf,
    question,
    counts: outlook.counts,
    ...pageOfOutlook(outlook.rows, filter, page),
    shown: writeShown({ digest: digestOfOutlook(actor, outlook), logSize }),
  };
}

const STALE =
  "What this page showed has changed since you opened it, so nothing was kept. Look at what it shows now, then keep it.";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "outlook:keep");
  const question = await requireOutlookQuestion(request, actor, (work) => reading(actor, work));
  const form = await readForm(request, KeepOutlookForm);
  if (!form.ok) return form.reply;
  const outcome = await keepOutlook(actor, question, form.value);
  if (!outcome.ok) return form.refuse({ "": [STALE] }, { status: 409 });
  const { organizationId } = actor;
  return redirect(`${paths.prime.keptOutlook(organizationId, outcome.outlookId)}?done=kept`, 303);
}

export default function Outlook() {
  return (
    <OutlookPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
