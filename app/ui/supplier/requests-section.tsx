import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type RequestRow = {
  id: string;
  supplierId: string;
  dueOn: string;
  isOverdue: boolean;
  /** what is to be renewed, in words; null where the request went with a flowdown */
  renews: readonly string[] | null;
  subcontractId: string;
  subcontractNumber: string;
  subcontractTitle: string;
  submittedAt: Date | string | null;
  submissionHref: string | null;
  /** how many facts of it were returned and wait for a correction */
  corrections: number;
  remindedAt: Date | string | null;
  /** why no reminder can go out now; null when one can */
  noReminder: string | null;
};

type RequestsSectionProps = {
  organizationId: string;
  supplierId: string;
  requests: readonly RequestRow[];
  /** who there has an account, by name and address */
  readers: readonly { name: string; email: string }[];
  /** to whom of them letters arrive */
  reached: readonly { name: string; email: string }[];
  /** set where a spreadsheet can be sent and brought */
  mayReview: boolean;
  /** set where what lapses can be asked for again */
  mayAskRenewal: boolean;
  mayWrite: boolean;
};

/** What the supplier was asked for, and the button that asks again. */
export function RequestsSection(props: RequestsSectionProps) {
  return (
    <Section
      title="What it is asked"
      id="requests"
      action={
        props.mayAskRenewal && (
          <a href={paths.prime.newRenewal(props.organizationId, props.supplierId)}>
            Ask for renewal of what lapses
          </a>
        )
      }
      lead={props.requests.some(waitsForSupplier) && sayReached(props)}
    >
      <DataTable
        caption="Requests"
        captionHidden
        columns={columns(props)}
        rows={props.requests}
        rowKey={(request) => request.id}
        empty={
          <EmptyState title="Nothing is asked of this supplier">
            Issue the flowdown of one of its subcontracts: with it goes the request to answer.
          </EmptyState>
        }
      />
    </Section>
  );
}

function waitsForSupplier({ submittedAt, corrections }: RequestRow): boolean {
  return submittedAt === null || corrections > 0;
}

function sayReached({ readers, reached }: RequestsSectionProps): string {
  if (reached.length > 0)
    return `A reminder goes to ${reached.map(({ name, email }) => `${name} (${email})`).join(", ")}.`;
  return readers.length > 0
    ? "A reminder goes to nobody: letters there come back."
    : "Nobody there has an account here: invite a contact, or send the invitation again.";
}

function columns({
  organizationId,
  mayWrite,
  mayReview,
}: RequestsSectionProps): Column<RequestRow>[] {
  return [
    {
      id: "subcontract",
      header: "For",
      rowHeader: true,
      cell: ({ subcontractId, subcontractNumber, subcontractTitle, renews }) => (
        <>
          <a className="identifier" href={paths.prime.subcontract(organizationId, subcontractId)}>
            {subcontractNumber}
          </a>{" "}
          {subcontractTitle}
          {renews && (
            <>
              <br />
              Renewal. {renews.join(" ")}
            </>
          )}
        </>
      ),
    },
    {
      id: "due",
      header: "Due",
      cell: ({ dueOn, isOverdue }) => (
        <>
          <DateText on={dueOn} /> {isOverdue && <Tag look="strong">Overdue</Tag>}
        </>
      ),
    },
    {
      id: "answer",
      header: "Answer",
      cell: ({ submittedAt, submissionHref, corrections }) =>
        submittedAt && submissionHref ? (
          <>
            <a href={submissionHref}>
              Signed <InstantText at={submittedAt} />
            </a>
            {corrections > 0 && (
              <>
                <br />
                {countWords(corrections, "returned fact")} to correct
              </>
            )}
          </>
        ) : (
          "Not yet"
        ),
    },
    {
      id: "questions",
      header: "Questions",
      cell: ({ id, supplierId, subcontractNumber }) => (
        <a
          href={paths.prime.messages(organizationId, supplierId, id)}
          aria-label={`Questions about ${subcontractNumber}`}
        >
          Questions and answers
        </a>
      ),
    },
    {
      id: "reminded",
      header: "Last reminder",
      cell: ({ remindedAt }) => (remindedAt ? <InstantText at={remindedAt} /> : "None"),
    },
    ...(mayReview ? [spreadsheetColumn(organizationId)] : []),
    ...(mayWrite ? [remindColumn(organizationId)] : []),
  ];
}

/** For who will not sign in. */
function spreadsheetColumn(organizationId: string): Column<RequestRow> {
  return {
    id: "spreadsheet",
    header: "By email",
    cell: ({ id, supplierId, subcontractNumber }) => (
      <a
        href={paths.prime.offline(organizationId, supplierId, id)}
        aria-label={`Spreadsheet of the request for ${subcontractNumber}`}
      >
        Spreadsheet
      </a>
    ),
  };
}

function remindColumn(organizationId: string): Column<RequestRow> {
  return {
    id: "remind",
    header: "Nudge",
    cell: (request) => <Remind organizationId={organizationId} request={request} />,
  };
}

function Remind({ organizationId, request }: { organizationId: string; request: RequestRow }) {
  const { id, supplierId, noReminder, subcontractNumber } = request;
  if (!waitsForSupplier(request)) return "Answered";
  if (noReminder) return noReminder;
  return (
    <Form layout="plain" action={paths.prime.remind(organizationId, supplierId, id)}>
      <Button look="secondary" ariaLabel={`Remind of ${subcontractNumber}`}>
        Remind
      </Button>
    </Form>
  );
}
