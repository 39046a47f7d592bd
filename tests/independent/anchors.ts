import {
  isObject,
  isSame,
  type Json,
  type JsonObject,
  objectIn,
  objectsIn,
  Refused,
  textIn,
} from "./bytes.ts";
import { factsOf } from "./content.ts";
import type { Entry } from "./log.ts";

const refuse = (why: string) => new Refused("anchors", why);
const detailOf = (entry: Entry) => objectIn(entry.text, "detail");
const actionOf = (entry: Entry) => textIn(entry.text, "action");
const subjectOf = (entry: Entry, name: string) => textIn(objectIn(entry.text, "subject"), name);

/** Check 10: "What anchors what" of the document. */
export function checkAnchors(record: JsonObject, entries: readonly Entry[]): void {
  checkRequest(record, entries);
  for (const contract of objectsIn(record, "contracts")) checkContract(contract, entries);
  for (const one of objectsIn(record, "subcontracts")) checkSubcontract(record, one, entries);
  for (const fact of factsOf(record)) checkFact(record, fact, entries);
  checkTerms(record, entries);
  checkNothingLeftOut(record, entries);
}

function checkRequest(record: JsonObject, entries: readonly Entry[]): void {
  if (textIn(record, "knownAt") < textIn(record, "requestedAt")) return;
  const last = entries.at(-1);
  const size = objectIn(record, "log").treeSize;
  const isIt = last && actionOf(last) === "record.requested" && last.seq === Number(size) - 1;
  if (!isIt || !["number", "asOf", "kind"].every((name) => agrees(last, record, name)))
    throw refuse("the log does not end with the request");
}

/** Whether the detail of an entry says the same of a member. */
function agrees(entry: Entry, told: JsonObject, name: string): boolean {
  return isSame(detailOf(entry)[name], told[name]);
}

/** What the log says of a contract or subcontract: each `after` over those before it. */
function saidOf(entries: readonly Entry[], actions: string[], subject: string, id: string) {
  return entries
    .filter((entry) => actions.includes(actionOf(entry)) && subjectOf(entry, subject) === id)
    .reduce<JsonObject>(
      (said, entry) => Object.assign(said, objectIn(detailOf(entry), "after")),
      {},
    );
}

const CONTRACT = ["piid", "agency", "title", "startsOn", "endsOn", "requiredStatus", "awardedOn"];

function checkContract(contract: JsonObject, entries: readonly Entry[]): void {
  const actions = ["contract.created", "contract.changed"];
  const said = saidOf(entries, actions, "contractId", textIn(contract, "id"));
  if (Object.keys(said).length === 0) throw refuse("a contract was recorded nowhere");
  const differs = CONTRACT.find((name) => name in said && !isSame(said[name], contract[name]));
  if (differs) throw refuse(`the ${differs} of a contract is another`);
  const numbers = objectsIn(contract, "clauses").map((clause) => clause.number ?? null);
  if ("clauses" in said && !isSame(said.clauses, numbers)) throw refuse("other clauses");
  const options = (from: JsonObject) =>
    objectsIn(from, "options")
      .map((option) => `${textIn(option, "exerciseOn")} ${textIn(option, "name")}`)
      .sort();
  if ("options" in said && !isSame(options(said), options(contract))) throw refuse("other options");
}

const SUBCONTRACT = [
  "contractId",
  "supplierId",
  "number",
  "title",
  "plannedAwardOn",
  "information",
  "cuiCategories",
  "commercialOffTheShelfOnly",
  "performingCages",
  "directedStatus",
  "operationallyCriticalSupport",
];

function checkSubcontract(
  record: JsonObject,
  subcontract: JsonObject,
  entries: readonly Entry[],
): void {
  const id = textIn(subcontract, "id");
  const actions = ["subcontract.created", "subcontract.changed", "subcontract.answered"];
  const said = saidOf(entries, actions, "subcontractId", id);
  if (Object.keys(said).length === 0) throw refuse("a subcontract was recorded nowhere");
  const differs = SUBCONTRACT.find(
    (name) => name in said && !isSame(said[name], subcontract[name]),
  );
  if (differs) throw refuse(`the ${differs} of a subcontract is another`);
  if ("parentId" in said && !isParent(record, subcontract, said.parentId ?? null))
    throw refuse("another parent");
  const own = entries.filter((entry) => subjectOf(entry, "subcontractId") === id);
  for (const flowdown of objectsIn(subcontract, "flowdowns"))
    find(own, ["flowdown.issued"], "flowdownId", flowdown, [
      "required",
      "dueOn",
      "clauses",
      "message",
    ]);
  for (const exception of objectsIn(subcontract, "exceptions")) {
    checkException(exception, own);
    checkCourse(exception, own);
  }
  checkAward(subcontract, own);
  checkToldTiers(subcontract, own);
}

/** What was told of lower tiers is as the log tells it, adds up, and nothing of it is left out. */
function checkToldTiers(subcontract: JsonObject, own: readonly Entry[]): void {
  if (!("toldTiers" in subcontract)) return;
  const told = objectsIn(subcontract, "toldTiers");
  for (const one of told) {
    find(own, ["lower-tiers.told"], "statementId", one, [
      "version",
      "toldByTitle",
      "content",
      "contentSha256",
    ]);
    const content = objectIn(one, "content");
    const all = Number(content.direct) + Number(content.further);
    checkSizes(content, all);
    if (content.named !== null && objectsIn(content, "named").length !== all)
      throw refuse("not every lower tier is named");
    if ("closed" in content && !(Number(content.closed) > 0))
      throw refuse("as closed none is told");
    if (!("heard" in content)) continue;
    const heard = objectIn(content, "heard");
    checkSizes(heard, Number(heard.count));
    if (Number(heard.outdated) > Number(heard.from)) throw refuse("more is over than was heard");
  }
  const said = own.filter((entry) => actionOf(entry) === "lower-tiers.told");
  if (said.length !== told.length) throw refuse("what was told of lower tiers is left out");
}

function checkSizes(told: JsonObject, all: number): void {
  const counted = objectsIn(told, "levels")
    .flatMap((level) => Object.values(objectIn(level, "counts")).map(Number))
    .reduce((sum, count) => sum + count, 0);
  const sizes = [told.acknowledged, told.passedOn, told.mustCarry, all].map(Number);
  const isOrdered = sizes.every((size, index) => index === 0 || (sizes[index - 1] ?? 0) <= size);
  if (counted !== all || !isOrdered) throw refuse("the numbers of lower tiers do not add up");
}

function isParent(record: JsonObject, subcontract: JsonObject, parentId: Json): boolean {
  const parent = objectsIn(record, "subcontracts").find((one) => one.id === parentId);
  if (parent) return isSame(parent.number, subcontract.parentNumber);
  return (parentId === null) === ((subcontract.parentNumber ?? null) === null);
}

/** The entry of an action that names something by its id has to agree with it. */
function find(
  entries: readonly Entry[],
  actions: string[],
  idName: string,
  told: JsonObject,
  members: string[],
): void {
  const entry = entries.find(
    (one) => actions.includes(actionOf(one)) && isSame(detailOf(one)[idName], told.id),
  );
  if (!entry || !members.every((name) => agrees(entry, told, name)))
    throw refuse(`the log does not say so: ${actions.join()} ${String(told.id)}`);
}

function checkException(exception: JsonObject, own: readonly Entry[]): void {
  find(own, ["exception.requested"], "exceptionId", exception, ["awardOn", "reason", "verdict"]);
  const decision = objectIn(exception, "decision");
  const decided = own.filter(
    (one) =>
      ["exception.approved", "exception.refused"].includes(actionOf(one)) &&
      isSame(detailOf(one).exceptionId, exception.id),
  );
  if (!isObject(exception.decision)) {
    if (decided.length > 0) throw refuse("a decision is left out");
    return;
  }
  const told = { id: exception.id ?? null, reason: decision.reason ?? null };
  find(own, [`exception.${textIn(decision, "outcome")}`], "exceptionId", told, ["reason"]);
}

const ofException = (own: readonly Entry[], actions: string[], id: Json) =>
  own.filter((one) => actions.includes(actionOf(one)) && isSame(detailOf(one).exceptionId, id));

/** What version 3 tells of an exception beside. */
function checkCourse(exception: JsonObject, own: readonly Entry[]): void {
  if (!("awardUntil" in exception)) return;
  const id = exception.id ?? null;
  const detail = (actions: string[]) => {
    const last = ofException(own, actions, id).at(-1);
    return last ? detailOf(last) : {};
  };
  const asked = detail(["exception.requested"]);
  if (!isSame(asked.awardUntil ?? exception.awardOn, exception.awardUntil))
    throw refuse("other days of an exception");
  const decided = detail(["exception.approved", "exception.refused"]);
  const decision = objectIn(exception, "decision");
  if ("verdict" in decision && !isSame(decided.verdict ?? exception.verdict, decision.verdict))
    throw refuse("decided about another verdict");
  const given = ofException(own, ["exception.reassigned"], id).map(detailOf);
  const told = objectsIn(exception, "reassignments");
  const isGiven =
    told.length === given.length &&
    told.every(
      (one, index) =>
        isSame(one.approverName, given[index]?.approver) &&
        isSame(one.reason, given[index]?.reason),
    );
  if (!isGiven || !isSame(exception.approverName, given.at(-1)?.approver ?? asked.approver))
    throw refuse("another approver");
  const withdrawn = ofException(own, ["exception.withdrawn"], id).at(-1);
  if (isObject(exception.withdrawal) !== (withdrawn !== undefined))
    throw refuse("withdrawn or not");
  if (withdrawn && !agrees(withdrawn, objectIn(exception, "withdrawal"), "reason"))
    throw refuse("withdrawn for another reason");
  checkConditions(objectsIn(exception, "conditions"), objectsIn(decided, "conditions"), own);
}

function checkConditions(
  told: readonly JsonObject[],
  demanded: readonly JsonObject[],
  own: readonly Entry[],
): void {
  const line = ({ text, dueOn }: JsonObject) => `${String(dueOn)} ${String(text)}`;
  if (!isSame(told.map(line).sort(), demanded.map(line).sort())) throw refuse("other conditions");
  for (const { id, outcome } of told) {
    const said = own.find(
      (one) =>
        ["condition.met", "condition.not-met"].includes(actionOf(one)) &&
        isSame(detailOf(one).conditionId, id),
    );
    const isTold = isObject(outcome)
      ? said !== undefined &&
        actionOf(said) === `condition.${textIn(outcome, "outcome")}` &&
        agrees(said, outcome, "note")
      : said === undefined;
    if (!isTold) throw refuse("another outcome of a condition");
  }
}

function checkAward(subcontract: JsonObject, own: readonly Entry[]): void {
  const isAwarded = isObject(subcontract.award);
  if (isAwarded && subcontract.state === "proposed") throw refuse("awarded, and yet proposed");
  if (!isAwarded && subcontract.state === "awarded") throw refuse("awarded without an award");
  const annulments = own.filter((one) => actionOf(one) === "award.annulled");
  const annulmentOf = ({ id }: JsonObject) =>
    annulments.find((one) => isSame(detailOf(one).awardId, id));
  for (const annulled of objectsIn(subcontract, "annulledAwards")) {
    checkOneAward(annulled, own);
    const said = annulmentOf(annulled);
    if (!said || !agrees(said, objectIn(annulled, "annulment"), "reason"))
      throw refuse("annulled by nobody");
  }
  if (!isAwarded) return;
  const award = objectIn(subcontract, "award");
  checkOneAward(award, own);
  if ("id" in award && annulmentOf(award)) throw refuse("an annulled award stands");
}

function checkOneAward(award: JsonObject, own: readonly Entry[]): void {
  const recorded = own.filter((one) => actionOf(one) === "award.recorded");
  const entry =
    "id" in award
      ? recorded.find((one) => isSame(detailOf(one).awardId, award.id))
      : recorded.at(-1);
  const members = [
    "awardedOn",
    "isSupported",
    "exceptionId",
    "verdict",
    ...("id" in award ? ["recordedVerdict"] : []),
    ...(isObject(award.recordedVerdict) ? ["recordedOn", "isRecordedLate", "openPoints"] : []),
  ];
  if (!entry || !members.every((name) => agrees(entry, award, name)))
    throw refuse("the award is another");
}

const MODIFIED = [
  "contract.modified",
  "contract.modification-corrected",
  "contract.modification-withdrawn",
];
const MODIFICATION = [
  "number",
  "effectiveOn",
  "changesStatus",
  "requiredStatus",
  "addClauses",
  "removeClauses",
  "exercisesOption",
  "endsOn",
  "note",
];
const STATUS_ENDING = ["assessmentLineageId", "cause", "endedOn", "source"];
const SHOWN = ["showing.recorded", "showing.corrected", "showing.withdrawn"];
const SHOWING = [
  "kind",
  "contentHash",
  "shownBy",
  "shownByTitle",
  "shownHow",
  "shownOn",
  "note",
  "fileSha256",
];
const OWN_TERM = ["requiredStatus", "from", "until", "information", "reason", "wording"];

/** Modifications, own terms and ended statuses: version 2 has none. */
function checkTerms(record: JsonObject, entries: readonly Entry[]): void {
  for (const contract of objectsIn(record, "contracts")) checkModifications(contract, entries);
  for (const subcontract of objectsIn(record, "subcontracts"))
    for (const term of objectsIn(subcontract, "ownTerms"))
      find(entries, ["own-terms.set", "own-terms.changed"], "ownTermId", term, OWN_TERM);
  for (const supplier of objectsIn(record, "suppliers"))
    for (const ending of objectsIn(supplier, "statusEndings"))
      find(entries, ["status.ended"], "statusEndingId", ending, STATUS_ENDING);
  for (const supplier of objectsIn(record, "suppliers")) checkShowings(supplier, entries);
  for (const supplier of objectsIn(record, "suppliers")) {
    checkPlans(supplier, entries);
    checkQuestionnaires(supplier, entries);
  }
}

const DECIDED = ["questionnaire.accepted", "questionnaire.returned"];

/** What was asked, handed in and decided is as the log tells it, and nothing of it is left out. */
function checkQuestionnaires(supplier: JsonObject, entries: readonly Entry[]): void {
  if (!("questionnaires" in supplier)) return;
  const own = entries.filter((entry) => subjectOf(entry, "supplierId") === supplier.id);
  const asked = objectsIn(supplier, "questionnaires");
  for (const one of asked) checkQuestionnaire(one, own);
  const rounds = asked.flatMap((one) => objectsIn(one, "rounds"));
  const count = (actions: readonly string[]) =>
    own.filter((entry) => actions.includes(actionOf(entry))).length;
  const isWhole =
    count(["questionnaire.sent"]) === asked.length &&
    count(["questionnaire.submitted"]) === rounds.length &&
    count(DECIDED) === rounds.filter(({ decision }) => decision !== null).length;
  if (!isWhole) throw refuse("something of a questionnaire is left out");
}

function checkQuestionnaire(one: JsonObject, own: readonly Entry[]): void {
  const settled = objectsIn(one, "settled");
  const told = settled.map((known) => [known.question ?? null, objectIn(known, "by").kind ?? null]);
  const sent = { ...one, settled: told };
  const named = ["questionnaire", "version", "contentHash", "dueOn", "message", "settled"];
  find(own, ["questionnaire.sent"], "questionnaireRequestId", sent, named);
  const isWithdrawn = own.some(
    (entry) =>
      actionOf(entry) === "questionnaire.withdrawn" &&
      detailOf(entry).questionnaireRequestId === one.id,
  );
  if (isWithdrawn !== (one.withdrawnAt !== null)) throw refuse("a withdrawal is another");
  const rounds = objectsIn(one, "rounds");
  for (const round of rounds) checkRound(one, round, own);
  const given = [
    ...rounds.flatMap((round) => Object.values(objectIn(round, "answers"))),
    ...settled.flatMap((known) => {
      const { kind, answer = null } = objectIn(known, "by");
      return kind === "earlier" ? [answer] : [];
    }),
  ];
  const names = (files: readonly JsonObject[]) =>
    [...new Set(files.map(({ id, sha256 }) => `${id} ${sha256}`))].sort().join();
  if (
    names(given.flatMap((answer) => objectsIn(answer, "files"))) !==
    names(objectsIn(one, "evidence"))
  )
    throw refuse("the files of a questionnaire are others than its answers name");
}

function checkRound(one: JsonObject, round: JsonObject, own: readonly Entry[]): void {
  const { version = null, contentHash = null, id = null } = one;
  const about = { questionnaireRequestId: id, version, contentHash };
  const handedIn = { ...round, ...about, submittedBy: round.submittedByName ?? null };
  find(own, ["questionnaire.submitted"], "responseId", handedIn, [
    ...Object.keys(about),
    ...["round", "submittedBy", "officialTitle", "isSigned", "answers", "statement"],
    ...["statementHash", "message"],
  ]);
  const isOfRound = (entry: Entry) => detailOf(entry).responseId === round.id;
  const decided = own.find((entry) => DECIDED.includes(actionOf(entry)) && isOfRound(entry));
  if ((decided === undefined) !== (round.decision === null)) throw refuse("a decision is another");
  if (!decided) return;
  const { outcome, ...said } = objectIn(round, "decision");
  const told = { ...said, id: round.id ?? null, statementHash: round.statementHash ?? null };
  // Entries of before all was kept tell what was returned alone.
  const all = "answers" in detailOf(decided) ? ["answers"] : [];
  find(own, [`questionnaire.${outcome}`], "responseId", told, ["message", "statementHash", ...all]);
  if ("dueOn" in said && said.dueOn !== (detailOf(decided).dueOn ?? null))
    throw refuse("another day for changed answers");
}

const SHOWN_OF_PLAN = ["remediation.shown", "remediation.moved", "remediation.hidden"];
const SAID_OF_PLAN = ["remediation.accepted", "remediation.commented"];
const SAID_OF_CLOSING = ["remediation.closing-accepted", "remediation.closing-returned"];

/** Plans are as they were last shown to the prime, and neither a plan nor a review is left out. */
function checkPlans(supplier: JsonObject, entries: readonly Entry[]): void {
  if (!("plans" in supplier)) return;
  const own = entries.filter((entry) => subjectOf(entry, "supplierId") === supplier.id);
  const plans = objectsIn(supplier, "plans");
  for (const plan of plans) checkPlan(supplier, plan, own);
  const told = own.filter((entry) => SHOWN_OF_PLAN.includes(actionOf(entry)));
  for (const planId of new Set(told.map((entry) => detailOf(entry).planId))) {
    const last = told.filter((entry) => detailOf(entry).planId === planId).at(-1);
    const isShown = last !== undefined && actionOf(last) !== "remediation.hidden";
    if (isShown !== plans.some(({ id }) => id === planId)) throw refuse("a plan is left out");
  }
}

function checkPlan(supplier: JsonObject, plan: JsonObject, own: readonly Entry[]): void {
  const { level, items } = objectIn(plan, "shown");
  if ((level === "progress") !== (items === null)) throw refuse("items of a plan not shown");
  const isOfPlan = (entry: Entry) => detailOf(entry).planId === plan.id;
  const last = own.filter((one) => SHOWN_OF_PLAN.includes(actionOf(one)) && isOfPlan(one)).at(-1);
  if (!last || actionOf(last) === "remediation.hidden") throw refuse("a plan was not shown");
  // Entries of before the hash was kept tell numbers alone.
  if ("shownSha256" in detailOf(last) && detailOf(last).shownSha256 !== plan.shownSha256)
    throw refuse("what was shown of a plan is another");
  const reviews = objectsIn(plan, "reviews");
  for (const review of reviews)
    find(own, SAID_OF_PLAN, "reviewId", { ...review, planId: plan.id ?? null }, [
      "planId",
      "note",
      "shown",
    ]);
  const said = own.filter((one) => SAID_OF_PLAN.includes(actionOf(one)) && isOfPlan(one));
  if (said.length !== reviews.length) throw refuse("what was said of a plan is left out");
  checkClosings(plan, own.filter(isOfPlan));
  checkFilesOfPlan(plan);
  checkCloseOut(supplier, plan);
}

/** Every decision on a closing is there, on an item that was done, by the number that the log has. */
function checkClosings(plan: JsonObject, own: readonly Entry[]): void {
  const closings = objectsIn(plan, "closings");
  for (const closing of closings) {
    const told = { ...closing, planId: plan.id ?? null };
    const action = `remediation.closing-${textIn(closing, "outcome")}`;
    find(own, [action], "reviewId", told, ["planId", "itemNumber", "note", "shown"]);
    const { number, status } = objectIn(closing, "shown");
    if (number !== closing.itemNumber || status !== "done") throw refuse("no closing was decided");
  }
  const said = own.filter((one) => SAID_OF_CLOSING.includes(actionOf(one)));
  if (said.length !== closings.length) throw refuse("a decision on a closing is left out");
}

function checkFilesOfPlan(plan: JsonObject): void {
  const named = (files: readonly JsonObject[]) =>
    [...new Set(files.map(({ id, sha256 }) => `${id} ${sha256}`))].sort().join();
  const beside = objectsIn(plan.shown, "items").flatMap((item) => objectsIn(item, "files"));
  if (named(beside) !== named(objectsIn(plan, "evidence")))
    throw refuse("the files of a plan are others than its items name");
}

/** 32 CFR 170.21(b): 180 days from the status date of an assessment that is there. */
function checkCloseOut(supplier: JsonObject, plan: JsonObject): void {
  if (plan.closeOut === null) return;
  const { type, statusDate, lastDay } = objectIn(plan, "closeOut");
  const isStated = objectsIn(supplier, "facts").some((fact) => {
    const content = objectIn(fact, "content");
    return (
      content.type === type &&
      content.statusDate === statusDate &&
      content.systemLineageId === plan.systemLineageId
    );
  });
  const days = (Date.parse(String(lastDay)) - Date.parse(String(statusDate))) / 86_400_000;
  if (!isStated || days !== 180) throw refuse("the close-out is of no assessment");
}

/** What the prime recorded of a supplier itself is as the log tells it, and nothing is left out. */
function checkShowings(supplier: JsonObject, entries: readonly Entry[]): void {
  const showings = objectsIn(supplier, "showings");
  for (const one of showings) {
    const fileSha256 = objectsIn(one, "evidence")[0]?.sha256 ?? null;
    find(entries, SHOWN, "showingId", { ...one, fileSha256 }, SHOWING);
  }
  if (!("showings" in supplier)) return;
  const ids = showings.map((one) => one.id ?? null);
  const own = entries.filter(
    (entry) => SHOWN.includes(actionOf(entry)) && subjectOf(entry, "supplierId") === supplier.id,
  );
  if (own.some((entry) => !ids.includes(detailOf(entry).showingId ?? null)))
    throw refuse("what the prime recorded is left out");
}

function checkModifications(contract: JsonObject, entries: readonly Entry[]): void {
  const modifications = objectsIn(contract, "modifications");
  for (const one of modifications) {
    const fileSha256 = objectIn(one, "file").sha256 ?? null;
    const members = one.isWithdrawn === true ? ["number"] : [...MODIFICATION, "fileSha256"];
    find(entries, MODIFIED, "modificationId", { ...one, fileSha256 }, members);
  }
  if (!("modifications" in contract)) return;
  const ids = modifications.map((one) => one.id ?? null);
  const own = entries.filter(
    (entry) => MODIFIED.includes(actionOf(entry)) && subjectOf(entry, "contractId") === contract.id,
  );
  if (own.some((entry) => !ids.includes(detailOf(entry).modificationId ?? null)))
    throw refuse("a modification is left out");
}

/** The facts that an entry tells were received. */
function toldBy(entry: Entry): JsonObject[] {
  if (!["submission.received", "fact.corrected"].includes(actionOf(entry))) return [];
  const attestation = objectIn(detailOf(entry), "attestation");
  const told = "factId" in attestation ? [{ kind: "attestation", ...attestation }] : [];
  return [...objectsIn(detailOf(entry), "facts"), ...told];
}

function checkFact(record: JsonObject, fact: JsonObject, entries: readonly Entry[]): void {
  const isTold = entries
    .flatMap(toldBy)
    .some((one) => isSame(one.factId, fact.id) && isSame(one.contentHash, fact.contentHash));
  if (!isTold) throw refuse(`fact ${textIn(fact, "id")} was not received`);
  for (const review of objectsIn(fact, "reviews")) {
    const told = { ...review, factId: fact.id ?? null };
    const members = ["factId", "method", "note"];
    find(entries, [`fact.${textIn(review, "outcome")}`], "reviewId", told, members);
  }
  for (const file of objectsIn(fact, "evidence")) {
    const disposedAt = textIn(file, "disposedAt");
    if (disposedAt === "" || disposedAt > textIn(record, "knownAt")) continue;
    find(entries, ["evidence.disposed"], "evidenceId", file, ["sha256"]);
  }
}

function checkNothingLeftOut(record: JsonObject, entries: readonly Entry[]): void {
  const facts = factsOf(record);
  const subcontracts = objectsIn(record, "subcontracts");
  const reviews = facts.flatMap((fact) => objectsIn(fact, "reviews").map((one) => one.id));
  const suppliers = objectsIn(record, "suppliers").map((one) => textIn(one, "id"));
  for (const entry of entries) {
    const subcontract = subcontracts.find((one) => one.id === subjectOf(entry, "subcontractId"));
    if (subcontract) checkTold(subcontract, entry);
    const isReview = ["fact.accepted", "fact.returned"].includes(actionOf(entry));
    const { factId = null, reviewId = null } = detailOf(entry);
    if (isReview && facts.some((fact) => fact.id === factId) && !reviews.includes(reviewId))
      throw refuse("a review is left out");
    if (!suppliers.includes(subjectOf(entry, "supplierId"))) continue;
    const holdsForAll = (kind: Json | undefined) =>
      kind !== "acknowledgement" && kind !== "attestation";
    for (const { factId: told, kind } of toldBy(entry))
      if ((subcontract || holdsForAll(kind)) && !facts.some((fact) => fact.id === told))
        throw refuse("a fact is left out");
  }
}

function checkTold(subcontract: JsonObject, entry: Entry): void {
  const idsIn = (name: string) => objectsIn(subcontract, name).map((one) => one.id ?? null);
  const { flowdownId = null, exceptionId = null } = detailOf(entry);
  const action = actionOf(entry);
  const isMissing =
    (action === "flowdown.issued" && !idsIn("flowdowns").includes(flowdownId)) ||
    (action === "exception.requested" && !idsIn("exceptions").includes(exceptionId)) ||
    (action === "award.recorded" && !isAwardTold(subcontract, detailOf(entry).awardId ?? null));
  if (isMissing) throw refuse(`what ${action} tells is left out`);
}

function isAwardTold(subcontract: JsonObject, awardId: Json): boolean {
  if (!("annulledAwards" in subcontract)) return isObject(subcontract.award);
  const told = [objectIn(subcontract, "award"), ...objectsIn(subcontract, "annulledAwards")];
  return told.some((award) => "id" in award && isSame(award.id, awardId));
}
