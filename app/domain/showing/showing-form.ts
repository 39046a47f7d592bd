import { z } from "zod";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import { findCmmcUidProblem, readCmmcUid } from "#app/domain/cmmc/uid.ts";
import { ASSESSMENT_TYPES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import type { FactContents } from "#app/domain/fact/content.ts";
import { SHOWN_HOW, type ShowingKind } from "#app/domain/fact/showing.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  optionalDay,
  optionalLine,
  optionalNumber,
  requiredDay,
  requiredLine,
  requiredText,
} from "#app/domain/kernel/form-fields.ts";
import { CageList } from "#app/domain/organization/identifiers.ts";
import {
  CERTIFICATION_EDITIONS,
  CERTIFICATION_STANDARD,
} from "#app/domain/submission/certification-form.ts";

/** What the form can record; what else a spreadsheet tells comes from there alone. */
export const TYPED_KINDS = ["assessment", "affirmation", "certification"] as const;
export type TypedKind = (typeof TYPED_KINDS)[number];

type Context = { on: CalendarDate };

/** What is recorded of one kind: the first of the contents is that kind's. */
export type ShowingContent = {
  [K in ShowingKind]: { kind: K; content: FactContents[K] };
}[ShowingKind];

const source = ({ on }: Context) => ({
  shownBy: requiredLine("Enter the name of who told or showed it."),
  shownByTitle: optionalLine(),
  shownHow: z.enum(SHOWN_HOW, "Choose how it reached you."),
  shownOn: requiredDay("The day", "Enter the day on which it was told or shown.").refine(
    (day) => day <= on,
    "This day is in the future.",
  ),
  note: requiredText("Write what you saw or heard, in a sentence."),
});

const affirmationFields = ({ on }: Context) => ({
  affirmedOn: optionalDay("The date of the affirmation").refine(
    (day) => day === undefined || day <= on,
    "The date of the affirmation is in the future.",
  ),
  officialName: optionalLine(),
  officialTitle: optionalLine(),
});

/** An assessment, and where it was told its affirmation in SPRS. */
const assessmentFields = (context: Context) => ({
  type: z.enum(ASSESSMENT_TYPES, "Choose which assessment it is."),
  status: z.enum(STATUS_KINDS).optional(),
  statusDate: requiredDay(
    "The date",
    "Enter the CMMC Status Date, or the date of the assessment.",
  ).refine((day) => day <= context.on, "This day is in the future."),
  score: optionalNumber("Enter the score as a whole number, with a minus sign if it is below 0."),
  cmmcUid: z.string().transform(readCmmcUid).optional(),
  cages: CageList,
  assessor: optionalLine(),
  ...affirmationFields(context),
});

const certificationFields = ({ on }: Context) => ({
  edition: z.enum(CERTIFICATION_EDITIONS, "Choose the edition that the certificate names."),
  body: requiredLine("Enter the certification body."),
  number: requiredLine("Enter the number of the certificate."),
  scope: requiredText("Copy the scope sentence from the certificate.", { least: 1, most: 1_000 }),
  coversCuiSystem: z.enum(
    ["yes", "no"],
    "Say whether the scope includes the system that holds the information.",
  ),
  issuedOn: requiredDay("The date of issue", "Enter the date of issue.").refine(
    (day) => day <= on,
    "The date of issue is in the future.",
  ),
  expiresOn: requiredDay("The last day of validity", "Enter the date until which it is valid."),
});

type Issue = (field: string, message: string) => void;

const assessmentForm = (context: Context) =>
  z.object({ ...source(context), ...assessmentFields(context) }).check(({ value, issues }) => {
    const refuse: Issue = (field, message) =>
      issues.push({ code: "custom", path: [field], message, input: value });
    checkStatus(value, refuse);
    checkAffirmed(value, refuse);
  });

type Told = z.output<z.ZodObject<ReturnType<typeof assessmentFields>>>;

function checkStatus({ type, status, score, cmmcUid }: Told, refuse: Issue): void {
  const isCmmc = isCmmcAssessment(type);
  if (isCmmc && type !== "Level 1 (Self)" && !status)
    refuse("status", "Say whether the status is Conditional or Final.");
  const [least, most] = type === "Level 3 (DIBCAC)" ? [0, 24] : [-203, 110];
  if (score !== undefined && (score < least || score > most))
    refuse("score", `The score lies from ${least} to ${most}.`);
  const uidProblem = isCmmc && cmmcUid && findCmmcUidProblem(cmmcUid);
  if (uidProblem) refuse("cmmcUid", uidProblem);
}

function checkAffirmed({ type, statusDate, affirmedOn, officialName }: Told, refuse: Issue): void {
  if (!affirmedOn) return;
  if (!isCmmcAssessment(type))
    refuse("affirmedOn", "A DoD Assessment is not affirmed. Leave this day out.");
  else if (affirmedOn < statusDate)
    refuse("affirmedOn", "This day is before the status it affirms.");
  if (!officialName) refuse("officialName", "Enter who affirmed in SPRS.");
}

const affirmationForm = (context: Context) =>
  z.object({
    ...source(context),
    affirmedOn: requiredDay(
      "The date of the affirmation",
      "Enter the date of the affirmation.",
    ).refine((day) => day <= context.on, "The date of the affirmation is in the future."),
    officialName: requiredLine("Enter who affirmed in SPRS."),
    officialTitle: optionalLine(),
  });

const certificationForm = (context: Context) =>
  z.object({ ...source(context), ...certificationFields(context) }).check(({ value, issues }) => {
    if (value.expiresOn > value.issuedOn) return;
    const message = "A certificate expires after it was issued.";
    issues.push({ code: "custom", path: ["expiresOn"], message, input: value });
  });

const FORMS = {
  assessment: assessmentForm,
  affirmation: affirmationForm,
  certification: certificationForm,
};

type Forms = { [K in TypedKind]: z.output<ReturnType<(typeof FORMS)[K]>> };
export type ShowingAnswer<K extends TypedKind = TypedKind> = Forms[K];

/** The schema of what a person types of one kind. @see 32 CFR 170.22 for the affirmation */
export function showingForm(kind: TypedKind, context: Context) {
  return FORMS[kind](context) as z.ZodType<ShowingAnswer>;
}

/** Why a correction takes the place of what was recorded. */
export const CorrectionReason = z.object({
  correctionReason: requiredText("Write what was wrong about it."),
});

/** Why what was recorded is taken back. */
export const ShowingWithdrawalForm = z.object({
  correctionReason: requiredText("Write why it was recorded in error."),
});

/**
 * What a person typed as the contents of facts. An affirmation told with an assessment is one of its
 * own, beside it.
 *
 * @param ids.assessment the lineage of the assessment, which its affirmation names.
 * @param ids.system the lineage of the system; nobody described it.
 */
export function contentsOfAnswer(
  kind: TypedKind,
  answer: ShowingAnswer,
  ids: { assessment: string; system: string },
): ShowingContent[] {
  if (kind === "certification")
    return [{ kind, content: certificationContent(answer as ShowingAnswer<"certification">) }];
  if (kind === "affirmation")
    return [{ kind, content: affirmationContent(answer as ShowingAnswer<"affirmation">, ids) }];
  const told = answer as ShowingAnswer<"assessment">;
  const { affirmedOn, officialName, officialTitle } = told;
  return [
    { kind, content: assessmentContent(told, ids) },
    ...(affirmedOn
      ? [
          {
            kind: "affirmation" as const,
            content: affirmationContent({ affirmedOn, officialName, officialTitle }, ids),
          },
        ]
      : []),
  ];
}

function assessmentContent(
  answer: ShowingAnswer<"assessment">,
  ids: { system: string },
): FactContents["assessment"] {
  const { type, statusDate, score, cmmcUid, cages, assessor } = answer;
  const isCmmc = isCmmcAssessment(type);
  const isLevel1 = type === "Level 1 (Self)";
  return {
    systemLineageId: ids.system,
    type,
    status: statusOf(answer),
    statusDate,
    cmmcUid: (isCmmc && cmmcUid) || null,
    score: isLevel1 ? null : (score ?? null),
    openRequirements: [],
    cages,
    assessor: (isCmmc && assessor) || null,
    fullScoreOn: null,
  };
}

function statusOf({ type, status }: ShowingAnswer<"assessment">) {
  if (!isCmmcAssessment(type)) return null;
  return type === "Level 1 (Self)" ? "Final" : (status ?? null);
}

function affirmationContent(
  answer: { affirmedOn: CalendarDate; officialName: string; officialTitle: string },
  ids: { assessment: string },
): FactContents["affirmation"] {
  const { affirmedOn, officialName, officialTitle } = answer;
  return { assessmentLineageId: ids.assessment, officialName, officialTitle, affirmedOn };
}

function certificationContent({
  edition,
  body,
  number,
  scope,
  coversCuiSystem,
  issuedOn,
  expiresOn,
}: ShowingAnswer<"certification">): FactContents["certification"] {
  return {
    standard: CERTIFICATION_STANDARD,
    edition,
    body,
    number,
    scope,
    coversCuiSystem: coversCuiSystem === "yes",
    issuedOn,
    expiresOn,
  };
}
