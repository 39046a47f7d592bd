import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readSentAddress, writeSentAddress } from "#app/domain/questionnaire/sent-address.ts";
import { paths } from "#app/paths.ts";
import { listSent, listSentQuestionnaires } from "#app/queries/questionnaire/sent-list.server.ts";
import { SentListPage } from "#app/ui/questionnaire/sent-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Sent questionnaires - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const address = readSentAddress(query);
  const { page, sort, isTurned, ...filter } = address;
  const [list, questionnaires] = await reading(actor, (scope) =>
    Promise.all([listSent(scope, filter, address), listSentQuestionnaires(scope)]),
  );
  const base = paths.prime.sentQuestionnaires(actor.organizationId);
  const sent = query.get("sent");
  return {
    organizationId: actor.organizationId,
    on: actor.on,
    address: { ...filter, sort, isTurned },
    questionnaires,
    ...list,
    sent: sent === null ? null : Number.parseInt(sent, 10) || 0,
    downloads: {
      csv: `${paths.prime.exportQuestionnaires(actor.organizationId)}${writeSentAddress(filter)}`,
      xlsx: `${paths.prime.exportQuestionnaireSheet(actor.organizationId)}${writeSentAddress(filter)}`,
    },
    skipped: Number.parseInt(query.get("skipped") ?? "", 10) || 0,
    previousHref:
      page > 1 ? `${base}${writeSentAddress({ ...address, page: page - 1 })}` : undefined,
    nextHref: list.hasNext
      ? `${base}${writeSentAddress({ ...address, page: page + 1 })}`
      : undefined,
  };
}

export default function QuestionnaireSentList() {
  return <SentListPage {...useLoaderData<typeof loader>()} />;
}
