import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import type { Marking } from "./markings.ts";

/** Why a file is not taken. */
export type EvidenceRefusal =
  | { reason: "missing" | "empty" | "too-large" | "wrong-type" | "unreadable" }
  | { reason: "locked" | "carries-files" | "too-long" | "too-many" | "too-heavy" | "busy" }
  | { reason: "quota-files" | "quota-bytes" }
  | { reason: "plan"; sha256: string }
  | { reason: "marked"; markings: Marking[]; sha256: string };

const SENTENCES: Record<Exclude<EvidenceRefusal["reason"], "marked">, string> = {
  missing: "Choose a file to add.",
  empty: "The file is empty. Choose another one.",
  "too-large": "The file is larger than 20 MB. Print only the page that shows the answer.",
  "wrong-type":
    "The file is neither a PDF nor a PNG or JPEG image, whatever its name says. Print the page to PDF, or take a picture of the screen.",
  unreadable: "The PDF is damaged and cannot be read. Print it to PDF again.",
  locked:
    "The PDF asks for a password, so it cannot be checked for markings and your prime could not open it. Save a copy without the password.",
  "carries-files":
    "Other files are attached inside the PDF, and they cannot be checked. Print it to PDF again: that leaves them out.",
  "too-long":
    "The PDF has more than 300 pages. Take out the pages that show the answer; never add the system security plan itself.",
  "too-heavy":
    "Looking into the file takes far more time or memory than a print of a page or two, so it was stopped. Print only the pages that show the answer to a new PDF.",
  busy: "Many files are being looked into at this moment. Wait a minute and add the file again.",
  "too-many": "There are 20 files already. Remove one that your prime can do without.",
  plan: "This looks like your system security plan, and it was not kept: nobody here needs it, and it tells an attacker where to look. Your prime asks for its name, version and date alone. Add a print of your entry in SPRS instead. If this is no plan, say so below and choose the file again.",
  "quota-files": QUOTA_SENTENCES["evidence-files"],
  "quota-bytes": QUOTA_SENTENCES["evidence-bytes"],
};

/** What to tell the person whose file was not taken, and what to do. */
export function explainEvidenceRefusal(refusal: EvidenceRefusal): string {
  if (refusal.reason !== "marked") return SENTENCES[refusal.reason];
  const where = refusal.markings
    .slice(0, 3)
    .map(({ text, page }) => `“${text}” on page ${page}`)
    .join(", ");
  return `The file carries a marking of controlled information: ${where}. Flowdown must not hold CUI, so the file was not kept. If it holds CUI, send it to your prime only through the channel that your contract names. If it is no marking, because the file speaks about CUI or was marked by mistake, say so below and choose the file again: your words stay beside it.`;
}
