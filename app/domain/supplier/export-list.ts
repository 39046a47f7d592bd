import { formatPiid } from "#app/domain/contract/piid.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { CONTACT_STATE_WORDS, type ContactState } from "./contact-state.ts";

/** Why one subcontract of a supplier is ineligible: the first reason of its verdict, and what it rests on. */
export type WorstReason = {
  number: string;
  contractPiid: string;
  reason: string | null;
  citation: string | null;
};

/** A supplier as the file of a list tells it. */
export type ExportedSupplier = {
  legalName: string;
  uei: string | null;
  cages: readonly string[];
  tags: readonly string[];
  subcontracts: number;
  state: PostureState | null;
  holdsUntil: CalendarDate | null;
  /** the SPRS score that stands for it; null where none was told */
  score: number | null;
  reasons: readonly WorstReason[];
  contact: { name: string; email: string; title: string | null } | null;
  contactState: ContactState;
};

/**
 * The columns of the file with their widths in characters, and of which column of the list each is. The
 * import reads the file back, leaves out what it does not know, and finds nothing to change.
 */
export const SUPPLIER_COLUMNS = [
  { header: "legal_name", width: 34 },
  { header: "uei", width: 15, of: "identifiers" },
  { header: "cages", width: 14, of: "identifiers" },
  { header: "tags", width: 20 },
  { header: "open_subcontracts", width: 10, of: "subcontracts" },
  { header: "worst_state", width: 18, of: "state" },
  { header: "next_lapse_on", width: 13, of: "until" },
  { header: "sprs_score", width: 10, of: "score" },
  { header: "ineligible_because", width: 80, of: "state" },
  { header: "contact_name", width: 22, of: "contact" },
  { header: "contact_email", width: 30, of: "contact" },
  { header: "contact_title", width: 20, of: "contact" },
  { header: "contact_state", width: 16, of: "contact" },
];

/** One row of the file; a cell that says nothing is "". */
export function supplierLine(supplier: ExportedSupplier): (string | number)[] {
  const { legalName, uei, cages, tags, subcontracts, state, holdsUntil, score, contact } = supplier;
  return [
    legalName,
    uei ?? "",
    cages.join(" "),
    tags.join("; "),
    subcontracts,
    state ? POSTURE_WORDS[state] : "",
    holdsUntil ?? "",
    score ?? "",
    supplier.reasons.map(sayWorst).join("\n"),
    contact?.name ?? "",
    contact?.email ?? "",
    contact?.title ?? "",
    CONTACT_STATE_WORDS[supplier.contactState],
  ];
}

/** `PO-11873 under N00024-26-C-5501: No assessment was shown.` */
export function sayWorst({
  number,
  contractPiid,
  reason,
}: Pick<WorstReason, "number" | "contractPiid" | "reason">): string {
  return `${number} under ${formatPiid(contractPiid)}: ${reason ?? "no reason was kept"}`;
}
