import { CAMPAIGN_SKIP_WORDS, type CampaignSkip } from "./skip.ts";
import { CAMPAIGN_STAGE_WORDS, type CampaignStage } from "./stage.ts";

/** One who was chosen, as a file tells of them. */
export type ExportedRecipient = {
  supplier: { legalName: string };
  subcontract: { number: string } | null;
  ownerName: string | null;
  skip: CampaignSkip | null;
  course: {
    stage: CampaignStage;
    isStuck: boolean;
    isUndelivered: boolean;
    isWithdrawn: boolean;
    sentOn: string;
    deliveredOn: string | null;
    openedOn: string | null;
    startedOn: string | null;
    submittedOn: string | null;
    returnedOn: string | null;
  } | null;
  nudgedOn: string | null;
};

type Told = {
  header: string;
  /** in characters, in a spreadsheet */
  width: number;
  tell: (one: ExportedRecipient) => string | null | undefined;
};

const yes = (is: boolean | undefined) => (is ? "yes" : null);

/** The columns of the file, in their order. */
export const CAMPAIGN_COLUMNS: readonly Told[] = [
  { header: "legal_name", width: 34, tell: ({ supplier }) => supplier.legalName },
  { header: "subcontract_number", width: 18, tell: ({ subcontract }) => subcontract?.number },
  { header: "owner", width: 22, tell: ({ ownerName }) => ownerName },
  {
    header: "how_far",
    width: 14,
    tell: ({ skip, course }) =>
      skip ? "Left out" : course ? CAMPAIGN_STAGE_WORDS[course.stage] : "Not asked yet",
  },
  { header: "left_out_because", width: 60, tell: ({ skip }) => skip && CAMPAIGN_SKIP_WORDS[skip] },
  { header: "sent_on", width: 12, tell: ({ course }) => course?.sentOn },
  { header: "delivered_on", width: 12, tell: ({ course }) => course?.deliveredOn },
  { header: "opened_on", width: 12, tell: ({ course }) => course?.openedOn },
  { header: "started_on", width: 12, tell: ({ course }) => course?.startedOn },
  { header: "submitted_on", width: 12, tell: ({ course }) => course?.submittedOn },
  { header: "sent_back_on", width: 12, tell: ({ course }) => course?.returnedOn },
  { header: "stuck", width: 8, tell: ({ course }) => yes(course?.isStuck) },
  { header: "no_letter_arrived", width: 12, tell: ({ course }) => yes(course?.isUndelivered) },
  { header: "taken_back", width: 12, tell: ({ course }) => yes(course?.isWithdrawn) },
  { header: "reminded_on", width: 12, tell: ({ nudgedOn }) => nudgedOn },
];

/** One line of the file. */
export function campaignLine(one: ExportedRecipient): string[] {
  return CAMPAIGN_COLUMNS.map(({ tell }) => tell(one) ?? "");
}
