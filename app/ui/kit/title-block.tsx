import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type TitleBlockCell = {
  label: string;
  value: ReactNode;
  /** Takes the width of two cells: names and titles. */
  wide?: boolean;
  /** Set in the monospaced face: numbers that are names. */
  mono?: boolean;
};

type TitleBlockProps = {
  /** Names the block for assistive technology: `Subcontract SC-0042`. */
  label: string;
  cells: readonly TitleBlockCell[];
  /** The verdict, set at the end of the block. */
  stamp?: ReactNode;
};

/** The ruled block that opens a record: what it is, whose, and how it stands. */
export function TitleBlock({ label, cells, stamp }: TitleBlockProps) {
  return (
    <section
      className={classNames("title-block", stamp !== undefined && "title-block--stamped")}
      aria-label={label}
    >
      <dl className="title-block__cells">
        {cells.map((cell) => (
          <div
            key={cell.label}
            className={classNames("title-block__cell", cell.wide && "title-block__cell--wide")}
          >
            <dt>{cell.label}</dt>
            <dd className={classNames(cell.mono && "title-block__mono")}>{cell.value}</dd>
          </div>
        ))}
      </dl>
      {stamp !== undefined && <div className="title-block__stamp">{stamp}</div>}
    </section>
  );
}
