import { CAMPAIGN_KIND_WORDS, type CampaignKind } from "#app/domain/campaign/kinds.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { sayRequired } from "#app/domain/eligibility/required-words.ts";
import type { ReasonCode } from "#app/domain/eligibility/types.ts";
import { FACT_KIND_NAMES, type FactKind } from "#app/domain/fact/kinds.ts";
import { VERIFICATION_METHOD_NAMES, type VerificationMethod } from "#app/domain/fact/review.ts";
import type { FlowdownCode } from "#app/domain/flowdown/types.ts";
import { formatDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import { sayTold } from "#app/domain/lower-tier/told.ts";
import { REASON_WORDS } from "#app/domain/outlook/reason-words.ts";
import type { OversightAction } from "./actions.ts";

type Detail = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Detail =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const inner = (detail: Detail, name: string): Detail =>
  isRecord(detail[name]) ? detail[name] : {};
const text = (detail: Detail, name: string): string =>
  typeof detail[name] === "string" ? detail[name] : "";
const listed = (detail: Detail, name: string): readonly unknown[] =>
  Array.isArray(detail[name]) ? detail[name] : [];
const day = (written: string): string => (isCalendarDate(written) ? formatDate(written) : written);

/** The fields that a change gave another value, in words: `planned award on, title`. */
function changed(detail: Detail): string {
  const [before, after] = [inner(detail, "before"), inner(detail, "after")];
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
  if (names.length === 0) return "";
  return `Changed: ${names.map((name) => name.replaceAll(/([A-Z])/g, " $1").toLowerCase()).join(", ")}.`;
}

function sayModification(detail: Detail): string {
  const status = text(detail, "requiredStatus") || "no CMMC status";
  return [
    `${text(detail, "number")}, effective on ${day(text(detail, "effectiveOn"))}.`,
    detail.changesStatus === true && `The contract requires ${status}.`,
    ...listed(detail, "addClauses").map((clause) => `${clause} goes in.`),
    ...listed(detail, "removeClauses").map((clause) => `${clause} goes out.`),
    text(detail, "exercisesOption") && `${text(detail, "exercisesOption")} is exercised.`,
    text(detail, "endsOn") && `The contract ends on ${day(text(detail, "endsOn"))}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function sayOwnTerms(detail: Detail): string {
  const until = text(detail, "until");
  const period = `from ${day(text(detail, "from"))}${until ? ` to ${day(until)}` : ""}`;
  return `${text(detail, "requiredStatus")}, ${period}. ${quoted(detail, "reason")}`;
}

function sayCampaign(detail: Detail): string {
  return `${text(detail, "name")}.`;
}

const number = (detail: Detail, name: string): string =>
  typeof detail[name] === "number" ? detail[name].toLocaleString("en-US") : "0";

function sayCampaignChange(detail: Detail): string {
  const people = text(detail, "people");
  if (people) return `${sayCampaign(detail)} ${number(detail, "count")} ${people}.`;
  const [kind, former] = [detail, inner(detail, "former")].map(
    (one) => CAMPAIGN_KIND_WORDS[text(one, "kind") as CampaignKind],
  );
  const asked = kind && former && kind !== former ? ` It asked: ${former}.` : "";
  return `${sayCampaign(detail)}${asked} Answer due ${day(text(detail, "dueOn"))}. ${quoted(detail, "message")}`.trim();
}

function sayShowing(detail: Detail): string {
  const kind = FACT_KIND_NAMES[text(detail, "kind") as FactKind] ?? "Something";
  const who = [text(detail, "shownBy"), text(detail, "shownByTitle")].filter(Boolean).join(", ");
  return `${kind}, from ${who}, ${day(text(detail, "shownOn"))}; no attestation.`;
}

function sayInformation(detail: Detail): string {
  const after = inner(detail, "after");
  const information = text(after, "information");
  const handled = information === "none" ? "neither FCI nor CUI" : information;
  const isCots = after.commercialOffTheShelfOnly === true;
  return `The subcontractor handles ${handled}${isCots ? ", only off-the-shelf items" : ""}.`;
}

function sayFlowdown(detail: Detail): string {
  const must = sayRequired({
    required: (text(detail, "required") || null) as RequiredStatus | null,
    code: text(detail, "code") as FlowdownCode,
  });
  const clauses = countWords(listed(detail, "clauses").length, "clause");
  return `${must}, with ${clauses}. Answer due ${day(text(detail, "dueOn"))}. ${text(detail, "citation")}.`;
}

function sayReview(detail: Detail): string {
  const kind = FACT_KIND_NAMES[text(detail, "kind") as FactKind] ?? "A fact";
  const method = VERIFICATION_METHOD_NAMES[text(detail, "method") as VerificationMethod];
  const files = listed(detail, "evidence").length;
  return [
    `${kind}.`,
    method && `${method}.`,
    files > 0 && `${countWords(files, "file")} beside it.`,
    quoted(detail, "note"),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Each file is told once, whatever number of facts it stands beside. */
function sayNotCui(file: Detail): string {
  return `${text(file, "fileName")} looks marked and holds no CUI, said its uploader: ${quoted(file, "reason")}`;
}

/** How far a remediation plan is: `3 items open, to be finished by 1 Mar 2027`. */
function sayProgress(progress: Detail): string {
  const open = countWords(Number(progress.openCount) || 0, "item");
  const finishOn = text(progress, "finishOn");
  return `${open} open${finishOn ? `, to be finished by ${day(finishOn)}` : ""}`;
}

function sayPlanMoved(detail: Detail): string {
  const [before, after] = [inner(detail, "before"), inner(detail, "after")];
  if (sayProgress(before) === sayProgress(after))
    return `${text(detail, "systemName")}: ${sayProgress(after)}, as before. What is shown of it changed.`;
  return `${text(detail, "systemName")}: ${sayProgress(after)}. Before: ${sayProgress(before)}.`;
}

const SEEN_OF_PLAN: Readonly<Record<string, string>> = {
  items: "with its items",
  history: "with its items, who has them and how their due dates moved",
};

function sayPlanShown(detail: Detail): string {
  const seen = SEEN_OF_PLAN[text(detail, "level")] ?? "how far it is";
  return `${text(detail, "systemName")}, ${seen}: ${sayProgress(inner(detail, "progress"))}.`;
}

function sayPlanReview(detail: Detail): string {
  const shown = inner(detail, "shown");
  const progress = sayProgress(inner(shown, "progress"));
  return `${text(shown, "systemName")}: ${progress}. ${quoted(detail, "note")}`.trim();
}

function sayClosing(detail: Detail): string {
  const shown = inner(detail, "shown");
  const about = text(shown, "requirement") || text(shown, "weakness");
  const item = `${text(detail, "systemName")}, item ${Number(detail.itemNumber)} (${about})`;
  const done = `done on ${day(text(shown, "doneOn"))}: ${quoted(shown, "evidence")}`;
  return `${item}, ${done}. ${quoted(detail, "note")}`.trim();
}

const quoted = (detail: Detail, name: string): string =>
  text(detail, name) && `“${text(detail, name)}”`;

const VERDICT_WORDS: Readonly<Record<string, string>> = {
  eligible: "eligible",
  ineligible: "ineligible",
  "no-requirement": "no CMMC requirement",
};
const verdictOf = (decision: Detail): string => VERDICT_WORDS[text(decision, "verdict")] ?? "";

function sayDeputy(detail: Detail): string {
  const days = `from ${day(text(detail, "startsOn"))} until ${day(text(detail, "endsOn"))}`;
  const who = `${text(detail, "deputyName")} for ${text(detail, "ownerName")}`;
  return `${who}, ${days}. ${quoted(detail, "reason")}`.trim();
}

function sayReset(detail: Detail): string {
  return `${text(detail, "name")}, asked for by ${text(detail, "requestedByName")}.`;
}

/** `“Purchasing system”, until 30 Nov 2027.` */
function sayAccessKey(detail: Detail): string {
  return `${quoted(detail, "name")}, until ${day(text(detail, "lastOn"))}.`;
}

/** A reason of a verdict in words; an older portal may have had others. */
const sayReason = (code: string): string =>
  REASON_WORDS[code as ReasonCode] ?? code.replaceAll("-", " ");

function sayVerdict(detail: Detail): string {
  const [before, after] = [inner(detail, "before"), inner(detail, "after")];
  const holds = text(after, "holdsUntil");
  const reasons = listed(after, "reasons").filter((code) => code !== "met");
  const was = verdictOf(before);
  return [
    was && was !== verdictOf(after) ? `From ${was} to ${verdictOf(after)}` : verdictOf(after),
    holds && `, holds until ${day(holds)}`,
    ".",
    ...reasons.map((code) => ` ${sayReason(String(code))}.`),
  ]
    .filter(Boolean)
    .join("")
    .replace(/^./, (letter) => letter.toUpperCase());
}

function sayAward(detail: Detail): string {
  const verdict = verdictOf(inner(detail, "verdict"));
  const onRecording = verdictOf(inner(detail, "recordedVerdict"));
  const ground =
    detail.isSupported === false ? "allowed by an exception" : "supported by the facts";
  const points = listed(detail, "openPoints").length;
  return [
    `Awarded on ${day(text(detail, "awardedOn"))}, ${ground}. The verdict of that day: ${verdict}.`,
    onRecording && onRecording !== verdict && `The verdict when it was recorded: ${onRecording}.`,
    detail.isRecordedLate === true && `Recorded late, on ${day(text(detail, "recordedOn"))}.`,
    points > 0 && `${countWords(points, "open point")}, each with a reason.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Entries of older portals name one day. */
function sayExceptionDays(detail: Detail): string {
  const [from, until] = [text(detail, "awardOn"), text(detail, "awardUntil")];
  if (until === "" || until === from) return `for an award on ${day(from)}`;
  return `for an award from ${day(from)} until ${day(until)}`;
}

function sayApproval(detail: Detail): string {
  const conditions = listed(detail, "conditions").filter(isRecord);
  const demanded = conditions.map(
    (condition) => `By ${day(text(condition, "dueOn"))}: ${text(condition, "text")}`,
  );
  return [quoted(detail, "reason"), ...demanded].join(" ");
}

function sayCondition(detail: Detail): string {
  return `${text(detail, "text")} Due by ${day(text(detail, "dueOn"))}. ${quoted(detail, "note")}`;
}

/** What an auditor looked at; of a subcontract the entry holds which one. */
const VIEWED_WORDS: Readonly<Record<string, string>> = {
  matrix: "The requirement matrix of the room.",
  samples: "The samples of the room.",
  notes: "The findings and questions of the room.",
  "working-paper": "The working paper of the room.",
  contract: "The page of the contract.",
};

function sayRoom(detail: Detail): string {
  const days = [text(detail, "startsOn"), text(detail, "endsOn") || text(detail, "expiresOn")];
  const period = days.filter(Boolean).map(day).join(" to ");
  return [text(detail, "title"), text(detail, "name"), period].filter(Boolean).join(", ");
}

function sayChosenTiers(detail: Detail): string {
  const chosen = listed(inner(detail, "after"), "subcontracts").map(String);
  const which = chosen.length > 0 ? chosen.join(", ") : "None";
  return `${which}, for ${text(detail, "number")} of ${text(detail, "primeName")}.`;
}

function sayToldTiers(detail: Detail): string {
  const content = inner(detail, "content");
  if (typeof content.direct !== "number") return "";
  const names = Array.isArray(content.named) ? "With names." : "Without names.";
  return `${sayTold(content as Omit<ToldTiers, "named">)} ${names}`;
}

/** `“Prohibited sources”, version 1.` */
function sayQuestionnaire(detail: Detail): string {
  return `${quoted(detail, "title")}, version ${String(detail.version ?? "")}.`;
}

function sayAnswered(detail: Detail): string {
  const by = text(detail, "submittedBy");
  const how = detail.isSigned === true ? "signed" : "handed in";
  const answers = countWords(Object.keys(inner(detail, "answers")).length, "answer");
  return `${sayQuestionnaire(detail)} ${answers}, ${how} by ${by}.`;
}

function sayDecided(detail: Detail): string {
  const returned = listed(detail, "returned").length;
  return [
    sayQuestionnaire(detail),
    returned > 0 && `${countWords(returned, "answer")} returned.`,
    text(detail, "dueOn") && `Asked for again by ${day(text(detail, "dueOn"))}.`,
    quoted(detail, "message"),
  ]
    .filter(Boolean)
    .join(" ");
}

function sayToldApart(detail: Detail): string {
  const names = listed(detail, "names").map(String).join(" and ");
  return `${names}. ${quoted(detail, "reason")}`;
}

/** What each action tells beyond its name. One that is not here says it all by its name. */
const SAYINGS: Partial<Record<OversightAction, (detail: Detail) => string>> = {
  "contract.changed": changed,
  "contract.modified": sayModification,
  "contract.modification-corrected": (detail) =>
    `${sayModification(detail)} ${quoted(detail, "reason")}`,
  "contract.modification-withdrawn": (detail) =>
    `${text(detail, "number")}. ${quoted(detail, "reason")}`,
  "own-terms.set": sayOwnTerms,
  "own-terms.changed": sayOwnTerms,
  "own-terms.ended": (detail) => `${text(detail, "requiredStatus")}. ${quoted(detail, "reason")}`,
  "status.ended": (detail) =>
    `Does not count from ${day(text(detail, "endedOn"))} on. ${quoted(detail, "source")}`,
  "showing.recorded": sayShowing,
  "showing.corrected": (detail) => `${sayShowing(detail)} ${quoted(detail, "reason")}`,
  "showing.withdrawn": (detail) => `${sayShowing(detail)} ${quoted(detail, "reason")}`,
  "sheet.brought": (detail) =>
    `${text(detail, "fileName")}, sent ${"invitationId" in detail ? "through the link of the letter to" : "by"} ${text(detail, "sentBy")} on ${day(text(detail, "sentOn"))}. ${countWords(Number(detail.problems), "cell")} could not be read.${detail.isMarked === false ? " It carried no mark of its request." : ""}`,
  "subcontract.created": (detail) =>
    [text(inner(detail, "after"), "number"), text(inner(detail, "after"), "title")].join(" "),
  "supplier.changed": (detail) => `${changed(detail)} ${quoted(detail, "reason")}`.trim(),
  "supplier.merged": (detail) =>
    `${text(detail, "mergedName")} into ${text(detail, "keptName")}. ${quoted(detail, "reason")}`.trim(),
  "supplier.told-apart": sayToldApart,
  "supplier.told-apart-withdrawn": sayToldApart,
  "subcontract.changed": (detail) => `${changed(detail)} ${quoted(detail, "reason")}`.trim(),
  "deputy.named": sayDeputy,
  "deputy.ended": sayDeputy,
  "subcontract.closed": (detail) => quoted(detail, "reason"),
  "subcontract.answered": sayInformation,
  "flowdown.issued": sayFlowdown,
  "reminders.sent": (detail) =>
    `To ${text(detail, "name")}. ${listed(detail, "items")
      .filter(isRecord)
      .map((item) => text(item, "text"))
      .join(" ")}`,
  "reminders.changed": changed,
  "reminders.quiet-days": changed,
  "time-zone.changed": (detail) =>
    `From ${text(inner(detail, "before"), "timeZone")} to ${text(inner(detail, "after"), "timeZone")}.`,
  "reminder.snoozed": (detail) =>
    `${text(detail, "what")}, until ${day(text(detail, "until"))}. ${quoted(detail, "reason")}`,
  "renewal.asked": (detail) =>
    [...listed(detail, "told").map(String), `Answer due ${day(text(detail, "dueOn"))}.`].join(" "),
  "invitation.declined": (detail) => {
    const suggested = inner(detail, "suggested");
    const named = [text(suggested, "name"), text(suggested, "email")].filter(Boolean).join(", ");
    return named && `They name ${named}.`;
  },
  "request.reminded": (detail) => {
    const returned = listed(detail, "corrections").length;
    return returned > 0
      ? `The correction of ${countWords(returned, "returned fact")}.`
      : `Answer due ${day(text(detail, "dueOn"))}.`;
  },
  "letter.words-set": (detail) =>
    text(detail, "after")
      ? `${text(detail, "letter")}: ${quoted(detail, "after")}`
      : `${text(detail, "letter")}: none any more.`,
  "letter.returned": (detail) =>
    `${text(detail, "about")} to ${text(detail, "email")}. ${quoted(detail, "words")}`,
  "letter.address-cleared": (detail) => `${text(detail, "email")}.`,
  "request.question": (detail) => quoted(detail, "text"),
  "request.answer": (detail) => quoted(detail, "text"),
  "submission.received": (detail) => {
    const official = inner(detail, "official");
    const facts = countWords(listed(detail, "facts").length, "fact");
    const signed = `${facts}, signed by ${text(official, "name")}, ${text(official, "title")}.`;
    return [signed, ...listed(detail, "notCui").filter(isRecord).map(sayNotCui)].join(" ");
  },
  "fact.accepted": sayReview,
  "fact.returned": sayReview,
  "remediation.shown": sayPlanShown,
  "remediation.moved": sayPlanMoved,
  "remediation.hidden": (detail) => `${text(detail, "systemName")}.`,
  "remediation.accepted": sayPlanReview,
  "remediation.commented": sayPlanReview,
  "remediation.closing-accepted": sayClosing,
  "remediation.closing-returned": sayClosing,
  "own-side.opened": (detail) => `${text(detail, "name")} administers them.`,
  "lower-tiers.chosen": sayChosenTiers,
  "lower-tiers.sent": (detail) =>
    `${text(detail, "number")} of ${text(detail, "primeName")}. ${sayToldTiers(detail)}`.trim(),
  "lower-tiers.told": sayToldTiers,
  "questionnaire.published": sayQuestionnaire,
  "questionnaire.sent": (detail) =>
    `${sayQuestionnaire(detail)} Answer due ${day(text(detail, "dueOn"))}.`,
  "questionnaire.reminded": (detail) =>
    `${sayQuestionnaire(detail)} Answer due ${day(text(detail, "dueOn"))}.`,
  "questionnaire.withdrawn": sayQuestionnaire,
  "questionnaire.started": sayQuestionnaire,
  "questionnaire.submitted": sayAnswered,
  "questionnaire.accepted": sayDecided,
  "questionnaire.returned": sayDecided,
  "posture.changed": sayVerdict,
  "campaign.drafted": (detail) => `${sayCampaign(detail)} ${number(detail, "chosen")} chosen.`,
  "campaign.changed": sayCampaignChange,
  "campaign.dropped": sayCampaign,
  "campaign.sent": (detail) =>
    `${sayCampaign(detail)} ${number(detail, "asked")} to ask, answer due ${day(text(detail, "dueOn"))}.`,
  "campaign.nudged": (detail) => `${sayCampaign(detail)} ${number(detail, "stuck")} stuck.`,
  "campaign.closed": (detail) => {
    const funnel = inner(detail, "funnel");
    return `${sayCampaign(detail)} ${number(funnel, "submitted")} of ${number(funnel, "sent")} submitted, ${number(funnel, "accepted")} accepted.`;
  },
  "outlook.kept": (detail) =>
    `${text(detail, "name")}: ${text(detail, "asked")}. SHA-256 ${text(detail, "digest")}.`,
  "award.recorded": sayAward,
  "award.annulled": (detail) =>
    `The award of ${day(text(detail, "awardedOn"))} was recorded in error. ${quoted(detail, "reason")}`,
  "exception.requested": (detail) =>
    `To be decided by ${text(detail, "approver")}, ${sayExceptionDays(detail)}. ${quoted(detail, "reason")}`,
  "exception.approved": sayApproval,
  "exception.refused": (detail) => quoted(detail, "reason"),
  "exception.withdrawn": (detail) => quoted(detail, "reason"),
  "exception.reassigned": (detail) =>
    `To be decided by ${text(detail, "approver")}. ${quoted(detail, "reason")}`,
  "condition.met": sayCondition,
  "condition.not-met": sayCondition,
  "record.requested": (detail) => text(detail, "number"),
  "record.built": (detail) => text(detail, "number"),
  "record.downloaded": (detail) =>
    `${text(detail, "number")} as ${text(detail, "form").toUpperCase()}`,
  "evidence.viewed": (detail) => text(detail, "fileName"),
  "access-key.made": sayAccessKey,
  "access-key.ended": (detail) => `${sayAccessKey(detail)} Of ${text(detail, "personName")}.`,
  "second-factor.reset-asked": (detail) => `${text(detail, "name")}. ${quoted(detail, "reason")}`,
  "second-factor.reset-refused": sayReset,
  "second-factor.reset": sayReset,
  "person.signed-out": (detail) => `${text(detail, "name")}.`,
  "audit.opened": sayRoom,
  "audit.closed": sayRoom,
  "audit.records-allowed": (detail) => text(detail, "title"),
  "audit.records-refused": (detail) => text(detail, "title"),
  "audit.sampled": (detail) =>
    `${countWords(listed(detail, "numbers").length, "subcontract")} drawn with the seed ${text(detail, "seed")}.`,
  "audit.viewed": (detail) => VIEWED_WORDS[text(detail, "page")] ?? "The page of the subcontract.",
  "audit.finding": (detail) => quoted(detail, "text"),
  "audit.question": (detail) => quoted(detail, "text"),
  "audit.answered": (detail) => quoted(detail, "text"),
  "audit.replied": (detail) => quoted(detail, "text"),
  "audit.settled": (detail) => quoted(detail, "text"),
};

/**
 * What an entry of the log tells beyond the name of its action, in words; "" when that says it all.
 *
 * @throws never: an entry of an older portal may lack what is told here.
 */
export function sayEntry({ action, detail }: { action: string; detail: Detail }): string {
  return SAYINGS[action as OversightAction]?.(detail) ?? "";
}
