import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { REASON_CODES, VERDICTS } from "#app/domain/eligibility/types.ts";
import { STANDINGS } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import { Day, Required } from "#app/domain/record/parts.ts";
import { INFORMATION } from "#app/domain/subcontract/information.ts";
import { SUBCONTRACT_STATES } from "#app/domain/subcontract/vocabulary.ts";
import { HEAD_WORDS, LIST_HEAD } from "./list-head.ts";

const ListReason = z.object({
  code: z.enum(REASON_CODES),
  citation: z.string(),
  text: z.string(),
});

const ListVerdict = z.object({
  verdict: z.enum(VERDICTS),
  required: Required,
  citation: z.string(),
  decidedFor: Day,
  holdsUntil: Day.nullable(),
  reasons: z.array(ListReason),
});

const ListedSubcontract = z.object({
  id: z.uuid(),
  page: z.url(),
  number: z.string(),
  title: z.string(),
  state: z.enum(SUBCONTRACT_STATES),
  contract: z.object({ id: z.uuid(), piid: z.string(), title: z.string() }),
  supplier: z.object({
    id: z.uuid(),
    legalName: z.string(),
    uei: z.string().nullable(),
    cages: z.array(z.string()),
  }),
  parentNumber: z.string().nullable(),
  information: z.enum(INFORMATION).nullable(),
  cuiCategories: z.array(z.string()),
  commercialOffTheShelfOnly: z.boolean(),
  valueUsd: z.number().int().nullable(),
  plannedAwardOn: Day.nullable(),
  mayBeAwarded: z.boolean(),
  posture: z.enum(POSTURE_STATES),
  verdict: ListVerdict.nullable(),
  awardDayVerdict: z.enum(VERDICTS).nullable(),
  standing: z.enum(STANDINGS),
  ownTerms: z
    .object({ required: z.enum(REQUIRED_STATUSES), verdict: z.enum(["met", "not-met"]) })
    .nullable(),
});

/** The list of subcontracts as a program reads it. */
export const SubcontractList = z.object({
  format: z.literal("flowdown-subcontract-list"),
  version: z.literal(1),
  ...LIST_HEAD,
  subcontracts: z.array(ListedSubcontract),
});
export type SubcontractList = z.input<typeof SubcontractList>;

/** What the names alone do not say. */
export const SUBCONTRACT_LIST_WORDS: Readonly<Record<string, string>> = {
  ...HEAD_WORDS,
  subcontracts: "In the order asked for; open ones only, unless closed ones are asked for.",
  "subcontracts[].page": "Where a person reads the whole of it, signed in.",
  "subcontracts[].contract.piid": "Without the dashes that people write.",
  "subcontracts[].parentNumber":
    "Number of the subcontract it hangs under; null in the first tier.",
  "subcontracts[].information":
    "What flows to the supplier; null while nobody answered it, and then nothing is decided.",
  "subcontracts[].valueUsd": "In whole US dollars; null where it is not known.",
  "subcontracts[].mayBeAwarded":
    "Whether the accepted facts support an award on the day of asOf. Exceptions that an approver allowed are not counted.",
  "subcontracts[].posture":
    "The word under which people see it; lapsing is eligible, and ends within 60 days.",
  "subcontracts[].verdict.required": "Null where no CMMC status is required.",
  "subcontracts[].verdict.citation": "The paragraph that sets the requirement, or sets none.",
  "subcontracts[].verdict.decidedFor":
    "The day it was decided for. It is the same on every day from then to holdsUntil.",
  "subcontracts[].verdict.holdsUntil":
    "The last day on which it stays so if nothing new is submitted; null: it never changes by itself.",
  "subcontracts[].verdict.reasons": "Every reason, with the paragraph that it rests on.",
  "subcontracts[].awardDayVerdict":
    "The same question for the planned award day, while that day is to come.",
  "subcontracts[].standing": "Where it stands between the question and the checked answer.",
  "subcontracts[].ownTerms":
    "What the prime asks beyond the rule, and whether it is met; no verdict rests on it.",
};
