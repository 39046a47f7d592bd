import { foldHeard } from "#app/domain/lower-tier/heard.ts";
import { rollUpLowerTiers, type ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import { saysTheSame } from "#app/domain/lower-tier/told.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { type LowerTierChoice, listChoices } from "./choice.server.ts";
import { countClosedTiers, listLowerTiers, type OwnLowerTier } from "./lower-tier.server.ts";
import { listToldByUs, listToldToUs, type ToldStatement } from "./told.server.ts";
import {
  findUpperSubcontract,
  listUpperSubcontracts,
  type UpperSubcontract,
} from "./upper.server.ts";

/** What is to be told of a subcontract towards a prime, and what was. */
export type Telling = {
  upper: UpperSubcontract;
  /** newest first; the first one holds */
  choices: LowerTierChoice[];
  tiers: OwnLowerTier[];
  /** what these told in turn, the last of each */
  heard: ToldTiers[];
  /** of what was chosen, with all below, how many were closed after the clauses were issued to them */
  closed: number;
  /** what the prime would read, were it told now without names */
  now: ToldTiers;
  /** newest first; the first one is what the prime reads */
  told: ToldStatement[];
  /** what was told no longer says how it stands */
  isChanged: boolean;
};

/** One of them; null when nothing was issued to the actor's organization for that subcontract. */
export async function getTelling(scope: Scope, subcontractId: string): Promise<Telling | null> {
  const upper = await findUpperSubcontract(scope, subcontractId);
  return upper && tellingOf(scope, upper);
}

/** All of them, by prime and number. */
export async function listTellings(scope: Scope): Promise<Telling[]> {
  const found: Telling[] = [];
  for (const upper of await listUpperSubcontracts(scope)) found.push(await tellingOf(scope, upper));
  return found;
}

async function tellingOf(scope: Scope, upper: UpperSubcontract): Promise<Telling> {
  const { subcontractId } = upper;
  const [choices, told] = await Promise.all([
    listChoices(scope, subcontractId),
    listToldByUs(scope, { subcontractId }),
  ]);
  const lowerIds = choices[0]?.lowerIds ?? [];
  const [tiers, closed] = await Promise.all([
    listLowerTiers(scope, lowerIds),
    countClosedTiers(scope, lowerIds),
  ]);
  const heard = await listHeard(scope, tiers);
  const [last] = told;
  const isChanged =
    last !== undefined &&
    !saysTheSame(last.content, contentOf(scope.actor, { tiers, heard, closed }, namesIn(last)));
  const now = contentOf(scope.actor, { tiers, heard, closed }, { withNames: false });
  return { upper, choices, tiers, heard, closed, now, told, isChanged };
}

/** What lower tiers told the actor's organization of those below them: of each what it told last. */
async function listHeard(scope: Scope, tiers: readonly OwnLowerTier[]): Promise<ToldTiers[]> {
  const told = await listToldToUs(
    scope,
    tiers.map(({ id }) => id),
  );
  const lastOf = new Map(told.toReversed().map((one) => [one.subcontractId, one.content]));
  return [...lastOf.values()];
}

const namesIn = ({ content }: ToldStatement) => ({ withNames: content.named !== null });

/** What the prime would read, were it told now. */
export function contentOf(
  actor: Pick<Scope["actor"], "on">,
  { tiers, heard, closed }: Pick<Telling, "tiers" | "heard" | "closed">,
  { withNames }: { withNames: boolean },
): ToldTiers {
  return rollUpLowerTiers(actor.on, tiers, {
    withNames,
    heard: foldHeard(actor.on, heard),
    closed,
  });
}
