import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import { STANDING_WORDS, type Standing } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type SubcontractRow = {
  id: string;
  number: string;
  title: string;
  state: SubcontractState;
  contractPiid: string;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  postureState: PostureState;
  standing: Standing;
  holdsUntil: string | null;
};

type SupplierSubcontractsSectionProps = {
  organizationId: string;
  subcontracts: readonly SubcontractRow[];
  /** the moment shown, as an address; empty for now */
  at: string;
};

/** The subcontracts with a supplier, each with its verdict. */
export function SupplierSubcontractsSection(props: SupplierSubcontractsSectionProps) {
  return (
    <Section title="Subcontracts" id="subcontracts">
      <DataTable
        caption="Subcontracts"
        captionHidden
        columns={columns(props.organizationId, props.at)}
        rows={props.subcontracts}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="No subcontract with this supplier yet">
            Add one on the page of the contract it serves.
          </EmptyState>
        }
      />
    </Section>
  );
}

function columns(organizationId: string, at: string): Column<SubcontractRow>[] {
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, number, title }) => (
        <>
          <a className="identifier" href={paths.prime.subcontract(organizationId, id) + at}>
            {number}
          </a>{" "}
          {title}
        </>
      ),
    },
    {
      id: "contract",
      header: "Contract",
      mono: true,
      cell: ({ contractPiid }) => formatPiid(contractPiid),
    },
    { id: "life", header: "Stage", cell: ({ state }) => STAGES[state] },
    { id: "required", header: "Requires", cell: sayRequiredOf },
    {
      id: "state",
      header: at ? "May it be awarded on that day?" : "May it be awarded today?",
      cell: ({ postureState }) => <StateMark state={postureState} />,
    },
    {
      id: "until",
      header: "Holds until",
      cell: ({ holdsUntil }) =>
        holdsUntil ? <DateText on={holdsUntil} /> : "Until something changes",
    },
    {
      id: "standing",
      header: "Where it stands",
      cell: ({ standing }) => STANDING_WORDS[standing],
    },
  ];
}

const STAGES: Record<SubcontractState, string> = {
  proposed: "Proposed",
  awarded: "Awarded",
  closed: "Closed",
};
