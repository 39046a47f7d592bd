import { PRINTED_PER_PAGE } from "#app/domain/campaign/list-address.ts";
import { CAMPAIGN_SKIP_WORDS, type CampaignSkip } from "#app/domain/campaign/skip.ts";
import { CAMPAIGN_STAGE_WORDS, type CampaignStage } from "#app/domain/campaign/stage.ts";
import { calendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { BulkBar } from "#app/ui/kit/bulk-bar.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type RecipientRow = {
  id: string;
  supplier: { id: string; legalName: string };
  subcontract: { id: string; number: string; title: string } | null;
  ownerName: string | null;
  skip: CampaignSkip | null;
  course: {
    stage: CampaignStage;
    isStuck: boolean;
    isUndelivered: boolean;
    isWithdrawn: boolean;
    sentOn: string;
    submittedOn: string | null;
    returnedOn: string | null;
    /** a later day that was told to it alone; null where the campaign's holds */
    ownDueOn: string | null;
    lastStepOn: string;
  } | null;
  nudgedOn: string | null;
  lastContact: { words: string; on: string } | null;
};

export type RecipientsSectionProps = {
  organizationId: string;
  campaignId: string;
  unit: "supplier" | "subcontract";
  today: string;
  recipients: readonly RecipientRow[];
  show: string | undefined;
  /** as the address says it */
  owner: string;
  owners: readonly { value: string; label: string }[];
  shows: readonly { value: string; label: string }[];
  /** the query part of the list of each of them */
  hrefOf: Record<string, string>;
  nextHref: string | undefined;
  downloads: { csv: string; xlsx: string };
  /** where the letter of one is shown before it goes out; null afterwards */
  letterHrefOf: Record<string, string> | null;
  /** the list on as few pages as can be, to print it; null where it is */
  printHref: string | null;
  /** whether some are left out by hand, or taken back in */
  mayChoose: boolean;
  /** when what is shown was prepared, ISO instant; null while that waits */
  prepared: string | null;
  /** a report tells what was, and not whom anybody wrote to since */
  isReport: boolean;
};

const CHOSEN_FORM_ID = "chosen-recipients";
const SHOW_TO_PRINT = `Show ${PRINTED_PER_PAGE.toLocaleString("en-US")} rows a page, to print`;

/** Those who were chosen, narrowed as the marks of the picture lead here. */
export function RecipientsSection(props: RecipientsSectionProps) {
  const { organizationId, campaignId, recipients, unit } = props;
  const base = paths.prime.campaign(organizationId, campaignId);
  return (
    <Section id="recipients" title={unit === "supplier" ? "Suppliers" : "Subcontracts"}>
      <SearchBar
        clearHref={base}
        filters={[
          {
            name: "show",
            label: "Show",
            value: props.show,
            all: "Everybody asked",
            options: props.shows,
          },
          {
            name: "owner",
            label: "Whose",
            value: props.owner,
            all: "Everybody’s",
            options: [
              { value: "me", label: "Mine" },
              { value: "for-me", label: "Mine and nobody’s" },
              { value: "nobody", label: "Nobody’s" },
              ...props.owners,
            ],
          },
        ]}
      />
      <p className="only-on-screen">
        {props.show ? "Download this list:" : "Download all who were chosen, asked or left out:"}{" "}
        <a href={props.downloads.csv} download>
          CSV
        </a>
        {" · "}
        <a href={props.downloads.xlsx} download>
          XLSX
        </a>
        {props.printHref && (
          <>
            {" · "}
            <a href={props.printHref}>{SHOW_TO_PRINT}</a>
          </>
        )}
      </p>
      {(props.printHref || props.nextHref) && (
        <p className="only-on-paper">
          {props.printHref
            ? `One page of the list. Choose “${SHOW_TO_PRINT}” for more.`
            : "The list goes on: print its next page too, or download it."}
        </p>
      )}
      {props.mayChoose && recipients.length > 0 && (
        <BulkBar
          formId={CHOSEN_FORM_ID}
          label="With the selected rows"
          hidden={{ prepared: props.prepared ?? "" }}
        >
          <Button look="secondary" name="step" value="leave-out">
            Leave out
          </Button>
          <Button look="secondary" name="step" value="put-back">
            Take back in
          </Button>
        </BulkBar>
      )}
      <DataTable
        caption="Those who were chosen"
        captionHidden
        wide
        columns={columns(props)}
        rows={recipients}
        rowKey={({ id }) => id}
        selection={
          props.mayChoose
            ? {
                name: "recipientId",
                formId: CHOSEN_FORM_ID,
                valueOf: ({ id }) => id,
                labelOf: ({ supplier, subcontract }) =>
                  [supplier.legalName, subcontract?.number].filter(Boolean).join(", "),
              }
            : undefined
        }
        empty={
          <EmptyState title="Nobody fits" action={<a href={base}>Show everybody asked</a>}>
            {props.show ? "Nobody who was chosen is here." : "Nobody who was chosen is asked."}
          </EmptyState>
        }
      />
      <Pager label="Pages of those chosen" nextHref={props.nextHref} />
    </Section>
  );
}

function columns(props: RecipientsSectionProps): Column<RecipientRow>[] {
  const { organizationId, unit, letterHrefOf, isReport } = props;
  const { prime } = paths;
  return [
    {
      id: "supplier",
      header: "Supplier",
      rowHeader: true,
      cell: ({ supplier }) => (
        <a href={prime.supplier(organizationId, supplier.id)}>{supplier.legalName}</a>
      ),
    },
    ...(unit === "subcontract"
      ? [
          {
            id: "subcontract",
            header: "Subcontract",
            cell: ({ subcontract }: RecipientRow) =>
              subcontract && (
                <a href={prime.subcontract(organizationId, subcontract.id)}>{subcontract.number}</a>
              ),
          },
        ]
      : []),
    { id: "owner", header: "Owner", cell: ({ ownerName }) => ownerName ?? "Nobody" },
    { id: "course", header: "How far", cell: (row) => <Course row={row} today={props.today} /> },
    {
      id: "contact",
      header: isReport ? "Reminded" : "Last contact",
      cell: ({ lastContact, nudgedOn }) =>
        isReport ? (
          nudgedOn ? (
            <DateText on={nudgedOn} />
          ) : (
            "No"
          )
        ) : lastContact ? (
          <>
            {lastContact.words}, <DateText on={lastContact.on} />
            {nudgedOn && (
              <>
                {" "}
                <br />
                Reminded here <DateText on={nudgedOn} />
              </>
            )}
          </>
        ) : (
          "None"
        ),
    },
    ...(letterHrefOf
      ? [
          {
            id: "letter",
            header: "Letter",
            cell: ({ id, supplier }: RecipientRow) => {
              const href = letterHrefOf[id];
              return href ? (
                <a href={href}>
                  Read<span className="visually-hidden"> the letter to {supplier.legalName}</span>
                </a>
              ) : (
                "None"
              );
            },
          },
        ]
      : []),
  ];
}

function Course({ row, today }: { row: RecipientRow; today: string }) {
  const { skip, course } = row;
  if (skip) return `Left out. ${CAMPAIGN_SKIP_WORDS[skip]}`;
  if (!course) return "Not asked yet";
  if (course.isWithdrawn && !course.submittedOn) return "Taken back since";
  const days = daysBetween(calendarDate(course.lastStepOn), calendarDate(today));
  const day = course.returnedOn ?? course.submittedOn ?? course.lastStepOn;
  return (
    <>
      {course.returnedOn ? "Sent back" : CAMPAIGN_STAGE_WORDS[course.stage]} <DateText on={day} />
      {course.ownDueOn && (
        <>
          , due <DateText on={course.ownDueOn} />
        </>
      )}
      {course.isStuck && (
        <>
          {" "}
          <br />
          <strong>Stuck</strong>
          {course.isUndelivered
            ? ": no letter arrived."
            : `: no step for ${countWords(days, "day")}.`}
        </>
      )}
    </>
  );
}
