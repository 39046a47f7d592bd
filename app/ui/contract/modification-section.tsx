import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ShownModification = {
  id: string;
  number: string;
  effectiveOn: string;
  recordedAt: string;
  recordedByName: string;
  changesStatus: boolean;
  requiredStatus: string | null;
  addClauses: readonly string[];
  removeClauses: readonly string[];
  exercisesOption: string | null;
  endsOn: string | null;
  note: string;
  file: { fileName: string; sha256: string } | null;
  isWithdrawn: boolean;
  correctionReason: string | null;
  isStanding: boolean;
};

type ModificationSectionProps = {
  organizationId: string;
  contractId: string;
  /** where the document of a modification is, by its id */
  fileHref: (modificationId: string) => string;
  modifications: readonly ShownModification[];
  mayWrite: boolean;
};

/** The modifications of a contract in order of effect, corrected and withdrawn ones too. */
export function ModificationSection(props: ModificationSectionProps) {
  const { organizationId, contractId, modifications, mayWrite } = props;
  const action = mayWrite && (
    <ButtonLink look="secondary" href={paths.prime.newModification(organizationId, contractId)}>
      Record a modification
    </ButtonLink>
  );
  return (
    <Section title="Modifications" id="modifications" action={action}>
      <DataTable
        caption="Modifications"
        captionHidden
        columns={columns(props)}
        rows={modifications}
        rowKey={({ id }) => id}
        empty={
          <p>
            None recorded: the terms are those of the award. When the contract is modified, record
            it here with its effective date, and every verdict follows from that day on.
          </p>
        }
      />
    </Section>
  );
}

function columns({
  organizationId,
  contractId,
  fileHref,
  mayWrite,
}: ModificationSectionProps): Column<ShownModification>[] {
  const { prime } = paths;
  return [
    {
      id: "number",
      header: "Number",
      rowHeader: true,
      cell: ({ number, isStanding, isWithdrawn }) => (
        <>
          <span className="identifier">{number}</span>{" "}
          {isWithdrawn && <Tag look="quiet">Withdrawn</Tag>}
          {!isStanding && !isWithdrawn && <Tag look="quiet">Corrected since</Tag>}
        </>
      ),
    },
    {
      id: "effective",
      header: "Effective",
      cell: ({ effectiveOn }) => <DateText on={effectiveOn} />,
    },
    { id: "what", header: "What it changes", cell: (row) => <Changes modification={row} /> },
    {
      id: "document",
      header: "Document",
      cell: ({ id, file }) =>
        file ? (
          <a href={fileHref(id)} download>
            {file.fileName}
          </a>
        ) : (
          "None"
        ),
    },
    {
      id: "recorded",
      header: "Recorded",
      cell: ({ recordedAt, recordedByName }) => (
        <>
          <InstantText at={recordedAt} /> by {recordedByName}
        </>
      ),
    },
    ...(mayWrite
      ? [
          {
            id: "actions",
            header: "If it is wrong",
            cell: ({ id, number, isStanding }: ShownModification) =>
              isStanding && (
                <>
                  <a href={prime.correctModification(organizationId, contractId, id)}>
                    Correct<span className="visually-hidden"> {number}</span>
                  </a>
                  {", "}
                  <a href={prime.withdrawModification(organizationId, contractId, id)}>
                    withdraw<span className="visually-hidden"> {number}</span>
                  </a>
                </>
              ),
          },
        ]
      : []),
  ];
}

function Changes({ modification }: { modification: ShownModification }) {
  const { changesStatus, requiredStatus, addClauses, removeClauses } = modification;
  const { exercisesOption, endsOn, note, correctionReason } = modification;
  return (
    <ul className="plain-list">
      {changesStatus && <li>Requires {requiredStatus ?? "no CMMC status any more"}</li>}
      {addClauses.length > 0 && <li>In: {addClauses.join(", ")}</li>}
      {removeClauses.length > 0 && <li>Out: {removeClauses.join(", ")}</li>}
      {exercisesOption && <li>Exercises {exercisesOption}</li>}
      {endsOn && (
        <li>
          Ends on <DateText on={endsOn} />
        </li>
      )}
      {note && <li>{note}</li>}
      {correctionReason && <li>Because: {correctionReason}</li>}
    </ul>
  );
}
