import { fullStop } from "#app/domain/kernel/full-stop.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { type AskedKind, sayAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Where no status is required, what is. */
const NO_STATUS: Record<AskedKind, string> = {
  "cmmc-status": "No CMMC status",
  "dod-assessment": "No CMMC status, a NIST SP 800-171 DoD Assessment",
  acceptance: "No CMMC status, some clauses",
  information: "No CMMC status and no clauses",
  "nothing-yet": "No CMMC status",
};

/** A prime issued what a subcontract must carry. */
export const flowdownIssued: LetterWriter<"flowdown-issued"> = {
  subject: ({ primeName, subcontractNumber }) =>
    `${primeName} says what ${subcontractNumber} requires of you`,
  body: (facts, { url }) => (
    <Letter
      preview={`Please answer by ${formatDay(facts.dueOn)}.`}
      heading="What your subcontract requires"
      paragraphs={[
        `${facts.primeName} has listed what this subcontract carries, and asks your company to ${sayAsked(facts.asked, facts.required)}.`,
        "Most of it may be answered already: what you told another prime is filled in for you.",
        "Does a colleague know the answers? There you can take the questions along as a spreadsheet, and bring them back filled in.",
      ]}
      facts={[
        ["Subcontract", `${facts.subcontractNumber} ${facts.subcontractTitle}`],
        ["Required by the rule", facts.required ?? NO_STATUS[facts.asked]],
        ...(facts.alsoRequired ? [["Beside it", facts.alsoRequired] as const] : []),
        ...askedBy(facts),
        ["Answer due", formatDay(facts.dueOn)],
      ]}
      action={{ label: "Read and answer", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${fullStop(facts.primeName)}`}
    />
  ),
};

/** What the prime asks beyond the rule is never told as if the rule asked it. */
function askedBy({ primeName, ownTerms }: LetterFacts<"flowdown-issued">): [string, string][] {
  return ownTerms
    ? [[`Asked by ${primeName} in its terms`, `${ownTerms.required}. ${ownTerms.wording}`]]
    : [];
}
