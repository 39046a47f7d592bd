import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { CONTACT_STATE_WORDS, type ContactState } from "./contact-state.ts";

/** A supplier as the export of a list tells it. */
export type ExportedSupplier = {
  legalName: string;
  uei: string | null;
  cages: readonly string[];
  tags: readonly string[];
  subcontracts: number;
  state: PostureState | null;
  holdsUntil: CalendarDate | null;
  contact: { name: string; email: string; title: string | null } | null;
  contactState: ContactState;
};

const HEADER = [
  "legal_name",
  "uei",
  "cages",
  "tags",
  "open_subcontracts",
  "state",
  "next_lapse_on",
  "contact_name",
  "contact_email",
  "contact_title",
  "contact_state",
];

/** A list of suppliers as CSV. The import reads it back, and finds nothing to change. */
export function writeSupplierExport(suppliers: readonly ExportedSupplier[]): string {
  return writeCsv([HEADER, ...suppliers.map(line)]);
}

function line(supplier: ExportedSupplier) {
  const { legalName, uei, cages, tags, subcontracts, state, holdsUntil, contact } = supplier;
  return [
    legalName,
    uei,
    cages.join(" "),
    tags.join("; "),
    subcontracts,
    state && POSTURE_WORDS[state],
    holdsUntil,
    contact?.name ?? null,
    contact?.email ?? null,
    contact?.title ?? null,
    CONTACT_STATE_WORDS[supplier.contactState],
  ];
}
