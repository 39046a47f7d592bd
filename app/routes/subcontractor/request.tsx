import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { discardDraft } from "#app/commands/submission/discard-draft.server.ts";
import { reuseAnswers } from "#app/commands/submission/reuse-answers.server.ts";
import { saysMore } from "#app/domain/offline/fill.ts";
import { sayLapses, sectionsToRenew } from "#app/domain/renewal/lapse.ts";
import { findDoubts } from "#app/domain/submission/check.ts";
import { findFit } from "#app/domain/submission/fit.ts";
import { nextStepsOfAnswers } from "#app/domain/submission/left-open.ts";
import { RequestButtonForm } from "#app/domain/submission/request-form.ts";
import { listReusable } from "#app/domain/submission/reuse.ts";
import { paths } from "#app/paths.ts";
import { listOnSubject } from "#app/queries/assignment/assignment.server.ts";
import { answersOfSheet, listBroughtSheets } from "#app/queries/offline/brought.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { getPrimeTells } from "#app/queries/request/prime-tells.server.ts";
import { listShowingsOfUs } from "#app/queries/showing/showing.server.ts";
import { RequestPage } from "#app/ui/request/request-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireRequest } from "#app/web/request-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Request ${data?.request.subcontractNumber ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const requestId = requireId(params, "requestId");
  const [file, colleagues, tells, sheets, showings, assignments] = await Promise.all([
    requireRequest(actor, params),
    reading(actor, listColleagues),
    reading(actor, (scope) => getPrimeTells(scope, requestId)),
    reading(actor, (scope) => listBroughtSheets(scope, requestId)),
    reading(actor, listShowingsOfUs),
    reading(actor, (scope) => listOnSubject(scope, { kind: "request", id: requestId })),
  ]);
  const { preparation } = file;
  const { renews, primeId, signedAt } = file.request;
  const sheet = sheets.find(
    (one) =>
      (signedAt === null || signedAt < one.broughtAt) &&
      saysMore(preparation.sections, answersOfSheet(one)),
  );
  const lapsing = sectionsToRenew(renews?.lapses ?? []);
  return {
    organizationId: actor.organizationId,
    on: actor.on,
    assignments,
    request: file.request,
    state: preparation.state,
    done: preparation.done,
    total: preparation.steps.length,
    evidence: preparation.evidence,
    isReadyToSign: preparation.isReadyToSign,
    lapses: renews ? sayLapses(renews.lapses, actor.on) : [],
    sections: preparation.sections.map(
      ({ section, state, prefilled, draft, returned, passport }) => ({
        section,
        state,
        passport,
        isLapsing: lapsing.includes(section),
        statedAt: prefilled?.statedAt ?? null,
        savedAt: draft?.savedAt ?? null,
        savedBy: draft?.savedBy ?? null,
        filledBy: draft?.fromSprs
          ? ("sprs" as const)
          : draft?.fromSheet
            ? ("sheet" as const)
            : null,
        returned: returned.map(({ reason, returnedBy, returnedAt }) => ({
          reason,
          returnedBy,
          returnedAt,
        })),
      }),
    ),
    reusable: listReusable(preparation.sections, file.request.renews).length,
    fit: findFit(file.request, preparation.answers, file.request.latestOn),
    doubts: findDoubts(preparation.answers, actor.on),
    nextSteps: nextStepsOfAnswers(preparation.answers),
    contact: tells?.contact ?? null,
    sheet: sheet
      ? {
          id: sheet.id,
          fileName: sheet.fileName,
          sentBy: sheet.sentBy,
          sentOn: sheet.sentOn,
          isByLink: sheet.invitationId !== null,
        }
      : null,
    showings: showings.filter((one) => one.primeId === primeId).map(({ showing }) => showing),
    officials: colleagues.filter(({ role }) => role === "subcontractor-official"),
  };
}

/** Use what was told before for every section that it completes; or drop what was changed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const requestId = requireId(params, "requestId");
  const form = await readForm(request, RequestButtonForm);
  if (!form.ok) return form.reply;
  const change = form.value.intent === "discard" ? discardDraft : reuseAnswers;
  const outcome = await change(actor, requestId);
  if (!outcome.ok) throw notFound();
  return redirect(paths.subcontractor.request(actor.organizationId, requestId), 303);
}

export default function Request() {
  return <RequestPage {...useLoaderData<typeof loader>()} />;
}
