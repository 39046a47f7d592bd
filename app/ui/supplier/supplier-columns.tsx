import type { PostureState } from "#app/domain/posture/states.ts";
import { nameOfContact } from "#app/domain/supplier/contact-name.ts";
import { CONTACT_STATE_WORDS, type ContactState } from "#app/domain/supplier/contact-state.ts";
import { paths } from "#app/paths.ts";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type SupplierRow = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
  subcontracts: number;
  state: PostureState | null;
  holdsUntil: string | null;
  contactState: ContactState;
  contact: { name: string; email: string } | null;
};

/** The columns of a supplier list. Plain elements: a long list is rendered on every request. */
export function supplierColumns(organizationId: string): Column<SupplierRow>[] {
  const { prime } = paths;
  return [
    {
      id: "name",
      header: "Supplier",
      rowHeader: true,
      cell: ({ id, legalName, tags }) => (
        <>
          <a href={prime.supplier(organizationId, id)}>{legalName}</a>
          {tags.length > 0 && (
            <>
              <br />
              <span className="tag tag--quiet">{tags.join(", ")}</span>
            </>
          )}
        </>
      ),
    },
    {
      id: "identifiers",
      header: "UEI, CAGE",
      cell: ({ uei, cages }) => (
        <span className="identifier">{[uei, ...cages].filter(Boolean).join(" ") || "None"}</span>
      ),
    },
    {
      id: "subcontracts",
      header: "Subcontracts",
      align: "end",
      cell: ({ subcontracts }) => subcontracts,
    },
    {
      id: "state",
      header: "State",
      cell: ({ state }) => (state ? <StateMark state={state} /> : "No open subcontract"),
    },
    {
      id: "until",
      header: "Next lapse",
      cell: ({ holdsUntil }) => (holdsUntil ? <DateText on={holdsUntil} /> : "None"),
    },
    {
      id: "contact",
      header: "Contact",
      cell: ({ contactState, contact }) =>
        contact
          ? `${nameOfContact(contact)}: ${CONTACT_STATE_WORDS[contactState].toLowerCase()}`
          : "None",
    },
  ];
}
