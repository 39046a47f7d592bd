import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime issued again what several subcontracts must carry, because its contract changed. */
export const flowdownsIssued: LetterWriter<"flowdowns-issued"> = {
  subject: ({ primeName, subcontracts }) =>
    subcontracts.length === 1
      ? `${primeName} says anew what ${subcontracts[0]?.number} requires of you`
      : `${primeName} says anew what ${subcontracts.length} of your subcontracts require`,
  body: (facts, { url }) => {
    const [mine, carries] =
      facts.subcontracts.length === 1
        ? ["your subcontract", "requires"]
        : ["your subcontracts", "require"];
    return (
      <Letter
        preview={`Please answer by ${formatDay(facts.dueOn)}.`}
        heading={`What ${mine} ${carries} has changed`}
        paragraphs={[
          `The terms of ${facts.contractTitle} changed. ${facts.primeName} lists anew what ${mine} under it ${carries}, and asks you to accept it.`,
          "What you answered before is filled in for you. Look it over and sign it again.",
        ]}
        facts={[
          ...facts.subcontracts.map(({ number, title, required, asked }): [string, string] => [
            `${number} ${title}`,
            [
              `Required by the rule: ${required ?? "no CMMC status, some clauses"}`,
              asked && `asked by ${facts.primeName} in its terms: ${asked}`,
            ]
              .filter(Boolean)
              .join("; "),
          ]),
          ["Answer due", formatDay(facts.dueOn)],
        ]}
        action={{ label: "Read and answer", url }}
        footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${facts.primeName}.`}
      />
    );
  },
};
