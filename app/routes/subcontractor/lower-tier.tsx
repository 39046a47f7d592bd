import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { compareWithAnswer } from "#app/domain/lower-tier/contradictions.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { findOwnSide } from "#app/queries/lower-tier/own-side.server.ts";
import type { Telling } from "#app/queries/lower-tier/telling.server.ts";
import { LowerTierPage } from "#app/ui/lower-tier/lower-tier-page.tsx";
import { requireTelling, shownUpper } from "#app/web/lower-tier.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Lower tiers of ${data?.upper.number ?? "a subcontract"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const telling = await requireTelling(actor, params);
  const isOfficial = mayDo(actor.roles, "lower-tier:tell");
  const ownSide = await reading(actor, findOwnSide);
  const { choices, told, isChanged } = telling;
  return {
    organizationId: actor.organizationId,
    upper: shownUpper(telling),
    told: told.map(({ id, toldAt, toldByName, toldByTitle, content }) => ({
      id,
      toldAt,
      toldByName,
      toldByTitle,
      content,
    })),
    isChanged,
    otherwise: choices.length > 0 ? compareWithAnswer(telling.upper.passesOn, telling.now) : null,
    isChosen: choices.length > 0,
    isSaved: new URL(request.url).searchParams.has("saved"),
    own: isOfficial ? { ...ownOf(telling), isOpened: ownSide === "run-by-reader" } : null,
  };
}

function ownOf({ tiers, choices }: Telling) {
  return {
    tiers: tiers.map(({ id, number, title, supplierName, tier, state, holdsUntil }) => ({
      id,
      number,
      title,
      supplierName,
      tier,
      state,
      holdsUntil,
    })),
    choices: choices.map(({ version, chosenAt, chosenByName, lowerIds }) => ({
      version,
      chosenAt,
      chosenByName,
      count: lowerIds.length,
    })),
  };
}

export default function LowerTier() {
  return <LowerTierPage {...useLoaderData<typeof loader>()} />;
}
