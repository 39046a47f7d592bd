import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime told what several subcontracts must carry: for the first time, or again because terms changed. */
export const flowdownsIssued: LetterWriter<"flowdowns-issued"> = {
  subject: ({ primeName, subcontracts, isAgain }) => {
    const says = isAgain ? "says anew" : "says";
    return subcontracts.length === 1
      ? `${primeName} ${says} what ${subcontracts[0]?.number} requires of you`
      : `${primeName} ${says} what ${subcontracts.length} of your subcontracts require`;
  },
  body: (facts, { url }) => {
    const [mine, carries] =
      facts.subcontracts.length === 1
        ? ["your subcontract", "requires"]
        : ["your subcontracts", "require"];
    return (
      <Letter
        preview={`Please answer by ${formatDay(facts.dueOn)}.`}
        heading={`What ${mine} ${carries}${facts.isAgain ? " has changed" : ""}`}
        paragraphs={[
          ...(facts.isAgain
            ? [
                `The terms of ${facts.contractTitle} changed. ${facts.primeName} lists anew what ${mine} under it ${carries}, and asks you to accept it.`,
                "What you answered before is filled in for you. Look it over and sign it again.",
              ]
            : [
                `${facts.primeName} lists what ${mine} under ${facts.contractTitle} ${carries}, and asks you to accept it and to show where you stand.`,
                "Answer for one of them: what you entered is offered for the others.",
              ]),
          ...(facts.message ? [`${facts.primeName} adds: ${facts.message}`] : []),
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
        footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${fullStop(facts.primeName)}`}
      />
    );
  },
};
