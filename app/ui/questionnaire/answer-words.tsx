import {
  type ContentAnswer,
  isBlankAnswer,
  sayCell,
  sayContentAnswer,
} from "#app/domain/questionnaire/content-answer.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import type { ContentQuestion } from "#catalogs/index.ts";
import { AnswerFiles } from "./answer-files.tsx";

type AnswerWordsProps = { question: ContentQuestion; answer: ContentAnswer | undefined };

/** An answer in the words in which it was asked. */
export function AnswerWords({ question, answer }: AnswerWordsProps) {
  if (isBlankAnswer(answer)) return <span className="quiet">No answer</span>;
  if (question.type === "table" && answer && answer.rows.length > 0)
    return <AnswerTable question={question} rows={answer.rows} />;
  if (answer?.files) return <AnswerFiles files={answer.files} />;
  const lines = sayContentAnswer(question, answer);
  if (lines.length === 1) return <span>{lines[0]}</span>;
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type AnswerTableProps = { question: ContentQuestion; rows: readonly (readonly string[])[] };

function AnswerTable({ question: { columns = [], label }, rows }: AnswerTableProps) {
  return (
    <DataTable<readonly string[]>
      caption={label}
      captionHidden
      rows={rows}
      rowKey={(row) => row.join("; ")}
      columns={columns.map((column, index) => ({
        id: column.id,
        header: column.label,
        rowHeader: index === 0,
        cell: (row) => sayCell(column, row[index]),
      }))}
    />
  );
}
