import { type ChosenColumns, COLUMNS_FIELD } from "#app/domain/view/columns.ts";
import { Button } from "#app/ui/kit/button.tsx";
import type { Column } from "#app/ui/kit/data-table.tsx";

type Named = Pick<Column<never>, "id" | "header">;

type ColumnChoiceProps = {
  /** all that the list has, the first of which always stands */
  columns: readonly Named[];
  chosen: ChosenColumns;
  /** what else the list's address says, as its query part */
  query: string;
  /** where the list stands, without a query */
  listHref: string;
};

/** Which columns a list shows beside the first: kept in the address, in saved views and in the list's files. */
export function ColumnChoice({ columns, chosen, query, listHref }: ColumnChoiceProps) {
  const [first, ...others] = columns;
  const isShown = ({ id }: Named) => !chosen || chosen.includes(id);
  const count = others.filter(isShown).length;
  return (
    <details className="column-choice only-on-screen">
      <summary className="column-choice__summary">
        {chosen ? `Columns: ${count} of ${others.length}` : "Columns"}
      </summary>
      <form method="get" action={listHref} className="column-choice__form">
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset className="column-choice__group">
          <legend>{`Shown beside “${first?.header}”, here and in the list’s files`}</legend>
          {others.map((column) => (
            <div key={column.id} className="choice">
              <input
                className="choice__input"
                type="checkbox"
                id={`column-${column.id}`}
                name={COLUMNS_FIELD}
                value={column.id}
                defaultChecked={isShown(column)}
              />
              <label className="choice__label" htmlFor={`column-${column.id}`}>
                {column.header}
              </label>
            </div>
          ))}
        </fieldset>
        <div className="column-choice__submit">
          <Button look="secondary">Show these</Button>
          {chosen && <a href={listHref + query}>Show every column</a>}
        </div>
      </form>
    </details>
  );
}

/** The columns that are shown, of all that a list has. */
export function shownColumns<Row>(
  all: readonly Column<Row>[],
  chosen: ChosenColumns,
): readonly Column<Row>[] {
  return chosen ? all.filter(({ id }, index) => index === 0 || chosen.includes(id)) : all;
}
