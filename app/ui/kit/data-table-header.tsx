import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  mono?: boolean;
  /** Names the row; one column per table, usually the first. */
  rowHeader?: boolean;
  /** Sorts by this column; leads to the other direction when it already does. */
  sortHref?: string;
  sorted?: "ascending" | "descending";
};

type HeaderCellProps<Row> = { column: Column<Row>; role?: string };

/** The head of a column: a link when the table can be sorted by it. */
export function HeaderCell<Row>({ column, role }: HeaderCellProps<Row>) {
  return (
    <th
      scope="col"
      role={role}
      aria-sort={column.sorted}
      className={classNames(column.align === "end" && "data-table__end") || undefined}
    >
      {column.sortHref ? (
        <a className="data-table__sort" href={column.sortHref}>
          {column.header}
          {column.sorted && <Icon name={column.sorted === "ascending" ? "up" : "down"} />}
        </a>
      ) : (
        column.header
      )}
    </th>
  );
}
