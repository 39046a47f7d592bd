import { LETTER_STATE_WORDS, type LetterState } from "#app/domain/letter/sent.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type LetterRow = {
  id: string;
  queuedAt: Date | string;
  toName: string;
  toEmail: string;
  about: string;
  supplier: { id: string; name: string } | null;
  state: LetterState;
  settledAt: Date | string | null;
  attempts: number;
  words: string | null;
  answeredAt: Date | string | null;
};

type LetterTableProps = {
  organizationId: string;
  letters: readonly LetterRow[];
  /** left out where all are of one supplier */
  namesSupplier: boolean;
};

/** Letters with what became of each. */
export function LetterTable({ organizationId, letters, namesSupplier }: LetterTableProps) {
  return (
    <DataTable
      caption="Letters"
      captionHidden
      columns={columns(organizationId, namesSupplier)}
      rows={letters}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No letter was sent yet">
          Invitations, flowdowns, reminders and renewals are listed here once they are queued.
        </EmptyState>
      }
    />
  );
}

function columns(organizationId: string, namesSupplier: boolean): Column<LetterRow>[] {
  const supplier: Column<LetterRow> = {
    id: "supplier",
    header: "Supplier",
    cell: ({ supplier: one }) =>
      one ? <a href={paths.prime.supplier(organizationId, one.id)}>{one.name}</a> : "Us",
  };
  return [
    {
      id: "about",
      header: "About",
      rowHeader: true,
      cell: ({ about }) => about,
    },
    {
      id: "to",
      header: "To",
      cell: ({ toName, toEmail }) => (
        <>
          {toName || "No name"}
          <br />
          {toEmail}
        </>
      ),
    },
    ...(namesSupplier ? [supplier] : []),
    { id: "queued", header: "Queued", cell: ({ queuedAt }) => <InstantText at={queuedAt} /> },
    { id: "state", header: "What became of it", cell: (row) => <Outcome {...row} /> },
    {
      id: "answered",
      header: "Answered",
      cell: ({ answeredAt }) => (answeredAt ? <InstantText at={answeredAt} /> : "No"),
    },
  ];
}

function Outcome({ state, settledAt, attempts, words }: LetterRow) {
  const isTrouble = state === "failing" || state === "refused" || state === "bounced";
  return (
    <>
      {isTrouble ? <Tag look="strong">{LETTER_STATE_WORDS[state]}</Tag> : LETTER_STATE_WORDS[state]}
      {settledAt && (
        <>
          {" "}
          <InstantText at={settledAt} />
        </>
      )}
      {state === "failing" && `, tried ${attempts} ${attempts === 1 ? "time" : "times"}`}
      {words && (
        <>
          <br />
          <q>{words}</q>
        </>
      )}
    </>
  );
}
