import { STATUS_WORDS, type WorkbookAnswer } from "#app/domain/workbook/answer.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { type Definition, DefinitionList } from "#app/ui/kit/definition-list.tsx";

/** An answer in words, as it stands beside another one. */
export function AnswerWords({ answer }: { answer: WorkbookAnswer }) {
  const { status, objectives, ground, note, evidence, evidenceOn } = answer;
  const ticked = objectives.map((letter) => `[${letter}]`).join(", ");
  const items: Definition[] = [
    { term: "Status", value: status ? STATUS_WORDS[status] : "Not chosen" },
    { term: "Objectives ticked", value: ticked || "None" },
    ...(ground ? [{ term: "Reason", value: ground }] : []),
    ...(evidence ? [{ term: "Evidence", value: evidence }] : []),
    ...(evidenceOn ? [{ term: "Evidence is about", value: <DateText on={evidenceOn} /> }] : []),
    ...(note ? [{ term: "Note", value: note }] : []),
  ];
  return <DefinitionList items={items} />;
}
