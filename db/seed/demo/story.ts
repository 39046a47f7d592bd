import { tellAudit } from "./audit.ts";
import { award, decideAwardException, requestAwardException } from "./award.ts";
import { CHAIN, type DemoSubcontract } from "./chain.ts";
import { inviteEarlier, inviteInVain, inviteNow, inviteWrongPerson, join } from "./invite.ts";
import { tellLowerTierStory } from "./lower-tiers.ts";
import { tellQuestionnaires } from "./questionnaire.ts";
import { tellRemediation } from "./remediation.ts";
import { tellReminders } from "./reminders.ts";
import { reviewAnswer } from "./review.ts";
import { answer, issue, supplierOf } from "./set-up.ts";
import { tellShowings } from "./showings.ts";
import { signAnswer } from "./sign.ts";
import { type DemoAnswer, type DemoSituation, SITUATIONS } from "./situations.ts";
import { tellTerms } from "./terms.ts";
import { dayBefore, type World } from "./world.ts";

/** Something that happened to one subcontract on a day of the past. */
export type Happening = { daysAgo: number; minute: number; run: (at: Date) => Promise<unknown> };

const DAYS_TO_ANSWER = 24;
const DAYS_TO_JOIN = 5;
const DAYS_TO_DUE = 30;
const SPREAD_STEP = 37;

/** Everything that happened in the supply chain, oldest first. */
export function tellStory(world: World): Happening[] {
  const happenings = [
    ...CHAIN.flatMap((subcontract) => storyOf(world, subcontract)),
    ...tellTerms(world),
    ...tellReminders(world),
    ...tellShowings(world),
    ...tellAudit(world),
    ...tellRemediation(world),
    ...tellQuestionnaires(world),
    ...tellLowerTierStory(world),
  ];
  return happenings.sort((a, b) => b.daysAgo - a.daysAgo || a.minute - b.minute);
}

/** The instant of a happening: during the day in the United States, minutes apart. */
export function instantOf(world: World, { daysAgo, minute }: Happening, now: Date): Date {
  const at = new Date(`${dayBefore(world, daysAgo)}T14:00:00Z`);
  return new Date(Math.min(at.getTime() + minute * 60_000, now.getTime()));
}

function storyOf(world: World, subcontract: DemoSubcontract): Happening[] {
  const situation: DemoSituation = SITUATIONS[subcontract.situation];
  const issuedDaysAgo =
    situation.issuedDaysAgo ??
    (situation.answer ? situation.answer.signedDaysAgo + DAYS_TO_ANSWER : null);
  const order = CHAIN.indexOf(subcontract);
  const happenings: Happening[] = [];
  const on = (daysAgo: number, step: number, run: Happening["run"]) =>
    happenings.push({ daysAgo, minute: step * 70 + order, run });
  on((issuedDaysAgo ?? 28) + 2, 0, (at) => answer(world, subcontract, at));
  if (issuedDaysAgo === null) return happenings;
  const dueInDays = situation.dueInDays ?? DAYS_TO_DUE - issuedDaysAgo;
  on(issuedDaysAgo, 0, (at) => issue(world, subcontract, at, dueInDays));
  on(issuedDaysAgo, 1, (at) => invite(world, subcontract, situation, at));
  if (situation.joins)
    on(issuedDaysAgo - 1, 0, (at) => join(world, supplierOf(world, subcontract), at));
  if (!situation.answer) return happenings;
  on(issuedDaysAgo - DAYS_TO_JOIN, 0, (at) => join(world, supplierOf(world, subcontract), at));
  addAnswer(world, subcontract, situation, on);
  return happenings;
}

async function invite(
  world: World,
  subcontract: DemoSubcontract,
  { invitation, answer: given, joins, issuedDaysAgo = 0 }: DemoSituation,
  at: Date,
): Promise<void> {
  const supplier = supplierOf(world, subcontract);
  if (supplier.organizationId) return;
  if (given || joins) return inviteEarlier(world, supplier, at);
  if (invitation === "wrong-person") return inviteWrongPerson(world, supplier, at);
  if (invitation !== "sent") return;
  return issuedDaysAgo > 14 ? inviteInVain(world, supplier, at) : inviteNow(world, supplier, at);
}

function addAnswer(
  world: World,
  subcontract: DemoSubcontract,
  { answer: given, review, award: awarded }: DemoSituation,
  on: (daysAgo: number, step: number, run: Happening["run"]) => void,
): void {
  if (!given) return;
  const { signedDaysAgo } = given;
  const stated = spread(world, subcontract, given);
  on(signedDaysAgo, 2, (at) => signAnswer(world, subcontract, stated, at));
  if (!review) return;
  const before = (days: number) => Math.max(signedDaysAgo - days, 0);
  on(before(3), 3, (at) => reviewAnswer(world, subcontract, review, at));
  if (awarded === "awarded") on(before(8), 4, (at) => award(world, subcontract, at));
  if (awarded?.startsWith("exception"))
    on(before(8), 4, (at) => requestAwardException(world, subcontract, at));
  if (awarded === "exception-approved") {
    on(before(10), 5, (at) => decideAwardException(world, subcontract, at));
    on(before(12), 5, (at) => award(world, subcontract, at));
  }
}

/** The same situation on other days, so that not every verdict ends on the same one. */
function spread(world: World, { supplier }: DemoSubcontract, answer: DemoAnswer): DemoAnswer {
  const { spreadDays, cmmc, dod } = answer;
  if (!spreadDays) return answer;
  const earlier = ([...world.suppliers.keys()].indexOf(supplier) * SPREAD_STEP) % spreadDays;
  return {
    ...answer,
    cmmc: cmmc && {
      ...cmmc,
      daysAgo: cmmc.daysAgo + earlier,
      affirmedDaysAgo: cmmc.affirmedDaysAgo + earlier,
    },
    dod: dod && { ...dod, daysAgo: dod.daysAgo + earlier },
  };
}
