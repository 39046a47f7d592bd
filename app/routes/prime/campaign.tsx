import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { leaveOut, putBack } from "#app/commands/campaign/change-campaign.server.ts";
import {
  closeCampaign,
  confirmCampaign,
  discardCampaign,
  lookAgain,
  nudgeCampaign,
} from "#app/commands/campaign/step-campaign.server.ts";
import { type CampaignStep, CampaignStepForm } from "#app/domain/campaign/campaign-form.ts";
import {
  campaignQuery,
  PRINTED_PER_PAGE,
  RECIPIENTS_PER_PAGE,
  readCampaignAddress,
} from "#app/domain/campaign/list-address.ts";
import type { CampaignCourse } from "#app/domain/campaign/stage.ts";
import { sayStepRefusal } from "#app/domain/campaign/step-refusal.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { writeOwner } from "#app/domain/worklist/list-address.ts";
import { paths } from "#app/paths.ts";
import {
  type Campaign,
  countRecipients,
  getCampaign,
  getCampaignSource,
  wasBegun,
} from "#app/queries/campaign/campaign.server.ts";
import { countFunnel, listRecipients } from "#app/queries/campaign/course.server.ts";
import { readCampaignLetter } from "#app/queries/campaign/letter.server.ts";
import { listSupplierOwners } from "#app/queries/supplier/owner.server.ts";
import { CampaignPage } from "#app/ui/campaign/campaign-page.tsx";
import { hrefsOf, showsOf } from "#app/web/campaign.server.ts";
import { lookAgainWhile } from "#app/web/look-again.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { type Member, reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.name ?? "Campaign"} - Flowdown` },
];

/** The later day that was told to one alone, while it is waited for; null where the campaign's holds. */
function ownDueOf(
  {
    toldDueOn,
    submittedOn,
    returnedOn,
  }: Pick<CampaignCourse, "toldDueOn" | "submittedOn" | "returnedOn">,
  dueOn: CalendarDate,
): CalendarDate | null {
  const isAwaited = submittedOn === null || returnedOn !== null;
  return isAwaited && toldDueOn !== null && toldDueOn > dueOn ? toldDueOn : null;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const campaignId = requireId(params, "campaignId");
  const query = new URL(request.url).searchParams;
  const { after, ...filter } = readCampaignAddress(query);
  const recipient = z.uuid().safeParse(query.get("letter"));
  const page = orNotFound(
    await reading(actor, async (scope) => {
      const campaign = await getCampaign(scope, campaignId);
      if (!campaign) return null;
      const isSent = campaign.confirmedAt !== null;
      const isToPrint = campaign.state === "closed" && query.get("rows") === "all";
      const size = isToPrint ? PRINTED_PER_PAGE : RECIPIENTS_PER_PAGE;
      // Who was left out stands apart, unless somebody asks for them.
      const listing = { ...filter, show: filter.show ?? ("planned" as const) };
      const [counts, funnel, listed, leftOut, source, owners, letter] = await Promise.all([
        countRecipients(scope, campaignId, filter.owner),
        isSent ? countFunnel(scope, campaign, filter.owner) : null,
        listRecipients(scope, campaign, listing, after, size),
        listRecipients(scope, campaign, { ...filter, show: "skipped" }, null, size),
        getCampaignSource(scope, campaign),
        listSupplierOwners(scope),
        campaign.state === "ready"
          ? readCampaignLetter(scope, campaign, recipient.success ? recipient.data : null)
          : null,
      ]);
      return { campaign, counts, funnel, listed, leftOut, source, owners, letter, isToPrint };
    }),
  );
  const { campaign, counts, funnel, listed, source, owners, isToPrint } = page;
  const { organizationId } = actor;
  const base = paths.prime.campaign(organizationId, campaignId);
  const narrowed = campaignQuery(filter);
  const isBeingMade =
    campaign.state === "preparing" || campaign.state === "sending" || counts.toNudge > 0;
  return lookAgainWhile(isBeingMade, {
    organizationId,
    today: actor.on,
    campaign: shownOf(campaign),
    questionnaire: source?.content.title ?? null,
    counts,
    funnel,
    letter: page.letter && {
      ...page.letter,
      href: paths.prime.campaignLetter(organizationId, campaignId, page.letter.recipientId),
    },
    recipients: listed.recipients.map(
      ({ requestId: _, questionnaireRequestId: __, course, ...row }) => ({
        ...row,
        course: course && { ...course, ownDueOn: ownDueOf(course, campaign.dueOn) },
      }),
    ),
    leftOut: {
      named: page.leftOut.recipients.flatMap(({ id, skip, supplier, subcontract }) =>
        skip ? [{ id, skip, supplier, subcontract }] : [],
      ),
      isAll: page.leftOut.next === null,
    },
    show: filter.show === "planned" ? undefined : filter.show,
    owner: writeOwner(filter.owner, "everybody"),
    owners: owners
      .filter(({ id }) => id !== actor.personId)
      .map(({ id, name }) => ({ value: id, label: `${name}’s` })),
    shows: showsOf(campaign.confirmedAt !== null, counts.skipped),
    hrefOf: hrefsOf(filter.owner),
    nextHref: listed.next
      ? `${base}${campaignQuery(filter, listed.next)}${isToPrint ? "&rows=all" : ""}#recipients`
      : undefined,
    downloads: {
      csv: paths.prime.exportCampaign(organizationId, campaignId, "csv") + narrowed,
      xlsx: paths.prime.exportCampaign(organizationId, campaignId, "xlsx") + narrowed,
    },
    letterHrefOf:
      campaign.state === "ready"
        ? Object.fromEntries(
            listed.recipients.flatMap(({ id, skip }) =>
              skip ? [] : [[id, paths.prime.campaignLetter(organizationId, campaignId, id)]],
            ),
          )
        : null,
    isReport: campaign.state === "closed",
    // Shown in pages, a report has its list to print one click away.
    printHref:
      campaign.state === "closed" && !isToPrint && (listed.next || after)
        ? `${base}${narrowed ? `${narrowed}&` : "?"}rows=all`
        : null,
    added:
      z.coerce
        .number()
        .int()
        .min(0)
        .safeParse(query.get("added") ?? undefined).data ?? null,
    mayWrite: mayDo(actor.roles, "invitation:send"),
    printed: { by: actor.personName, on: actor.on },
  });
}

function shownOf(campaign: Campaign) {
  const { id, name, kind, state, dueOn, message, createdAt, createdByName } = campaign;
  const { preparedAt, confirmedAt, confirmedByName, closedAt, closedByName, summary } = campaign;
  return {
    id,
    name,
    kind,
    state,
    dueOn,
    message,
    createdAt,
    createdByName,
    prepared: preparedAt?.toISOString() ?? null,
    confirmedAt,
    confirmedByName,
    closedAt,
    closedByName,
    summary,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const campaignId = requireId(params, "campaignId");
  orNotFound(await reading(actor, (scope) => wasBegun(scope, campaignId)));
  const form = await readForm(request, CampaignStepForm);
  if (!form.ok) return form.reply;
  const outcome = await take(actor, campaignId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    return form.refuse({ "": [sayStepRefusal(outcome)] }, { status: 409 });
  }
  const { organizationId } = actor;
  if (form.value.step === "discard")
    return redirect(`${paths.prime.campaigns(organizationId)}?done=dropped`, 303);
  return redirect(paths.prime.campaign(organizationId, campaignId), 303);
}

function take(actor: Member, campaignId: string, step: CampaignStep) {
  switch (step.step) {
    case "send":
      return confirmCampaign(actor, campaignId, step.prepared);
    case "look-again":
      return lookAgain(actor, campaignId);
    case "leave-out":
      return leaveOut(actor, campaignId, { ids: step.recipientId, prepared: step.prepared });
    case "put-back":
      return putBack(actor, campaignId, { ids: step.recipientId, prepared: step.prepared });
    case "discard":
      return discardCampaign(actor, campaignId);
    case "nudge":
      return nudgeCampaign(actor, campaignId);
    case "close":
      return closeCampaign(actor, campaignId, step.summary);
  }
}

export default function CampaignRoute() {
  return (
    <CampaignPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
