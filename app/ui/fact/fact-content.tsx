import type { Fact } from "#app/domain/fact/content.ts";
import { type FactRow, listFactRows, listStatedRows } from "#app/domain/fact/rows.ts";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";

type FactContentProps = {
  fact: Pick<Fact, "kind" | "content">;
  /** in the words of the questions, for those who were asked them */
  asAsked?: boolean;
};

/** What a fact of any kind says, row by row. */
export function FactContent({ fact, asAsked = false }: FactContentProps) {
  const rows = asAsked ? listFactRows(fact) : listStatedRows(fact);
  return (
    <DefinitionList
      items={rows.map((row) => ({ term: row.term, value: <FactValue row={row} /> }))}
    />
  );
}

/** The words of one row, set as what they are. */
export function FactValue({ row }: { row: FactRow }) {
  if (row.form === "date") return <DateText on={row.value} />;
  if (row.form === "instant") return <InstantText at={row.value} />;
  if (row.form === "code") return <Identifier>{row.value}</Identifier>;
  return row.value;
}
