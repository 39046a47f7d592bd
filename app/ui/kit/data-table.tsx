import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Column, HeaderCell } from "./data-table-header.tsx";

export type { Column } from "./data-table-header.tsx";

export type Selection<Row> = {
  /** The name under which the chosen rows' values are sent. */
  name: string;
  /** The id of the form with the bulk actions. */
  formId: string;
  valueOf: (row: Row) => string;
  /** Names the row for assistive technology: `Select Harrow Castings`. */
  labelOf: (row: Row) => string;
  /** Whether a row can be chosen; absent: every one. */
  mayChoose?: (row: Row) => boolean;
};

type DataTableProps<Row> = {
  /** Says what the rows are. */
  caption: ReactNode;
  /** Keeps the caption for assistive technology when a heading right above says the same. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a narrow screen: rows become ruled cards (`stack`), or the table scrolls sideways. */
  narrow?: "stack" | "scroll";
  /**
   * Many columns: the sheet gives it all of its width, and paper lies across. With the most, each row
   * becomes a ruled block where the sheet is too narrow for all of them.
   */
  wide?: boolean | "most";
  selection?: Selection<Row>;
  /** Shown in place of the table when there are no rows. */
  empty?: ReactNode;
};

/** Rows of one kind of thing. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    captionHidden,
    columns,
    rows,
    rowKey,
    narrow = "stack",
    wide = false,
    selection,
    empty,
  } = props;
  if (rows.length === 0 && empty) return empty;
  // Cards are made by changing `display`, which would otherwise strip the table of its meaning.
  const role = (name: string) => (narrow === "stack" ? name : undefined);
  const table = (
    <table
      role={role("table")}
      className={classNames(
        "data-table",
        `data-table--${narrow}`,
        wide && "data-table--wide",
        wide === "most" && "data-table--most",
      )}
    >
      <caption className={classNames(captionHidden && "visually-hidden")}>{caption}</caption>
      <thead role={role("rowgroup")}>
        <tr role={role("row")}>
          {selection && (
            <th scope="col" role={role("columnheader")} className="data-table__select">
              <span className="visually-hidden">Select</span>
            </th>
          )}
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} role={role("columnheader")} />
          ))}
        </tr>
      </thead>
      <tbody role={role("rowgroup")}>
        {rows.map((row) => (
          <tr key={rowKey(row)} role={role("row")}>
            {selection && <SelectCell row={row} selection={selection} role={role("cell")} />}
            {columns.map((column) => (
              <BodyCell key={column.id} row={row} column={column} role={role} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (narrow === "stack") return table;
  const name = typeof caption === "string" ? caption : "Table";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="data-table-region" aria-label={name} tabIndex={0}>
      {table}
    </section>
  );
}

type BodyCellProps<Row> = {
  row: Row;
  column: Column<Row>;
  role: (name: string) => string | undefined;
};

function BodyCell<Row>({ row, column, role }: BodyCellProps<Row>) {
  const className = classNames(
    column.align === "end" && "data-table__end",
    column.mono && "data-table__mono",
    column.rowHeader && "data-table__row-header",
  );
  const content = <span className="data-table__value">{column.cell(row)}</span>;
  if (column.rowHeader) {
    return (
      <th scope="row" role={role("rowheader")} className={className}>
        {content}
      </th>
    );
  }
  return (
    <td role={role("cell")} className={className || undefined} data-label={column.header}>
      {content}
    </td>
  );
}

type SelectCellProps<Row> = { row: Row; selection: Selection<Row>; role?: string };

function SelectCell<Row>({ row, selection, role }: SelectCellProps<Row>) {
  return (
    <td role={role} className="data-table__select">
      {(selection.mayChoose?.(row) ?? true) && (
        <input
          type="checkbox"
          name={selection.name}
          form={selection.formId}
          value={selection.valueOf(row)}
          aria-label={`Select ${selection.labelOf(row)}`}
        />
      )}
    </td>
  );
}
