import type { LetterFacts } from "#app/domain/notification/letters.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime issued what a subcontract must carry. */
export const flowdownIssued: LetterWriter<"flowdown-issued"> = {
  subject: ({ primeName, subcontractNumber }) =>
    `${primeName} says what ${subcontractNumber} requires of you`,
  body: (facts, { url }) => (
    <Letter
      preview={`Please answer by ${formatDay(facts.dueOn)}.`}
      heading="What your subcontract requires"
      paragraphs={[
        `${facts.primeName} has listed the CMMC status and the clauses that this subcontract carries, and asks you to accept them and to show where you stand.`,
        "Most of it may be answered already: what you told another prime is filled in for you.",
      ]}
      facts={[
        ["Subcontract", `${facts.subcontractNumber} ${facts.subcontractTitle}`],
        ["Required by the rule", facts.required ?? "No CMMC status, some clauses"],
        ...(facts.alsoRequired ? [["Beside it", facts.alsoRequired] as const] : []),
        ...askedBy(facts),
        ["Answer due", formatDay(facts.dueOn)],
      ]}
      action={{ label: "Read and answer", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${facts.primeName}.`}
    />
  ),
};

/** What the prime asks beyond the rule is never told as if the rule asked it. */
function askedBy({ primeName, ownTerms }: LetterFacts<"flowdown-issued">): [string, string][] {
  return ownTerms
    ? [[`Asked by ${primeName} in its terms`, `${ownTerms.required}. ${ownTerms.wording}`]]
    : [];
}
