import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { issueFlowdowns } from "#app/commands/flowdown/issue-flowdowns.server.ts";
import type { ModificationAnswer } from "#app/domain/contract/modification-form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listOutdatedFlowdowns } from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { CHAIN, type DemoSubcontract } from "./chain.ts";
import { demoContracts } from "./contracts.ts";
import { makeModificationPage } from "./evidence-pdf.ts";
import type { Happening } from "./story.ts";
import { done, primeActor, type World } from "./world.ts";

/** Between answers of suppliers: a flowdown that is issued again withdraws the request before it. */
const REMOVED_DAYS_AGO = 66;
const ASKED_DAYS_AGO = 25;
const ASKED_FOR_DAYS = 200;
/** With the yearly affirmation, so that nobody is late because a contract was modified. */
const DUE_IN_DAYS = 16;

const ADMINISTRATIVE_NOTE = "Administrative: names the new contracting officer's representative.";
const REMOVAL_NOTE =
  "Removes the requirement of a third-party assessment while Phase 2 is suspended; Level 2 (Self) is required instead.";
const WORDING =
  "We keep asking for certification by a C3PAO in all work with CUI under this contract. Please keep your assessment booked; tell us the date when you answer.";
const WHY =
  "Our customer expects certification to return with the next lot, and assessors are booked out for months.";

/** A status that is to go without a modification, one that a modification took, and what is asked since. */
export function tellTerms(world: World): Happening[] {
  const on = (daysAgo: number, minute: number, run: Happening["run"]): Happening => ({
    daysAgo,
    minute,
    run,
  });
  return [
    on(REMOVED_DAYS_AGO + 80, 20, (at) =>
      modify(world, at, { number: "P00001", note: ADMINISTRATIVE_NOTE }),
    ),
    on(REMOVED_DAYS_AGO, 20, (at) =>
      modify(world, at, {
        number: "P00003",
        note: REMOVAL_NOTE,
        changesStatus: true,
        requiredStatus: "Level 2 (Self)",
      }),
    ),
    on(REMOVED_DAYS_AGO, 40, (at) =>
      issueAgain(world, at, "Modification P00003 changed what the contract requires.", () => true),
    ),
    on(ASKED_DAYS_AGO, 20, (at) => askForMore(world, at)),
    on(ASKED_DAYS_AGO, 40, (at) =>
      issueAgain(world, at, "Our own terms are new.", ({ situation }) =>
        situation.startsWith("self-assessed"),
      ),
    ),
  ];
}

async function modify(
  world: World,
  at: Date,
  change: Pick<ModificationAnswer, "number" | "note"> & Partial<ModificationAnswer>,
): Promise<void> {
  const actor = primeActor(world, at);
  const answer: ModificationAnswer = {
    effectiveOn: actor.on,
    changesStatus: false,
    requiredStatus: null,
    addClauses: [],
    removeClauses: [],
    exercisesOption: null,
    endsOn: null,
    ...change,
  };
  const { number, note, effectiveOn } = answer;
  const piid = formatPiid(demoContracts(world.on).cargo.piid);
  const bytes = await makeModificationPage(world, { number, note, effectiveOn, piid });
  const file = { name: `${number}.pdf`, bytes };
  done(await recordModification(actor, cargoId(world), answer, file), number);
}

async function askForMore(world: World, at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const where = { contractId: cargoId(world), subcontractId: null };
  const outcome = await setOwnTerms(actor, where, {
    requiredStatus: "Level 2 (C3PAO)",
    information: ["CUI"],
    from: actor.on,
    until: addDays(actor.on, ASKED_FOR_DAYS),
    reason: WHY,
    wording: WORDING,
  });
  done(outcome, "own terms set");
}

/** The flowdowns that no longer say what holds, or those of them that are chosen. */
async function issueAgain(
  world: World,
  at: Date,
  message: string,
  isChosen: (subcontract: DemoSubcontract) => boolean,
): Promise<void> {
  const actor = primeActor(world, at);
  const outdated = await asActor(actor, (scope) => listOutdatedFlowdowns(scope, cargoId(world)));
  const chosen = outdated
    .filter(({ number }) => CHAIN.some((one) => one.number === number && isChosen(one)))
    .map(({ subcontractId }) => subcontractId);
  const dueOn = addDays(world.on, DUE_IN_DAYS);
  await issueFlowdowns(actor, cargoId(world), chosen, { dueOn, message });
}

function cargoId({ contractIds }: World): string {
  const id = contractIds.get("cargo");
  if (!id) throw new RangeError("the cargo contract was not recorded");
  return id;
}
