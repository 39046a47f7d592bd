import { DateText } from "./date-text.tsx";

export type Printed = {
  /** who prints it */
  by: string;
  /** of which day it is */
  on: string;
};

/** Stands under the title on paper alone: of which day a list is, who printed it, what it is narrowed to. */
export function PrintedBy({ by, on, filter = [] }: Printed & { filter?: readonly string[] }) {
  const narrowed = filter.join("; ") || "Not narrowed";
  return (
    <p className="only-on-paper">
      As of <DateText on={on} />, printed by {by}.{" "}
      {narrowed.charAt(0).toUpperCase() + narrowed.slice(1)}.
    </p>
  );
}
