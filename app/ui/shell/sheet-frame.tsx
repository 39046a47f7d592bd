import type { ReactNode } from "react";

const COLUMNS = ["1", "2", "3", "4", "5", "6", "7", "8"];
const ROWS = ["A", "B", "C", "D"];

/** The border of a drawing sheet with its zone marks, kept for the pages that are documents. */
export function SheetFrame({ children }: { children: ReactNode }) {
  return (
    <div className="sheet-frame">
      <ol className="sheet-frame__zones sheet-frame__zones--top" aria-hidden="true">
        {COLUMNS.map((zone) => (
          <li key={zone}>{zone}</li>
        ))}
      </ol>
      <ol className="sheet-frame__zones sheet-frame__zones--side" aria-hidden="true">
        {ROWS.map((zone) => (
          <li key={zone}>{zone}</li>
        ))}
      </ol>
      <div className="sheet-frame__field">{children}</div>
    </div>
  );
}
