import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Definition = {
  term: ReactNode;
  value: ReactNode;
  /** A link or small form at the end of the row: `Change`. */
  action?: ReactNode;
  mono?: boolean;
};

/** Terms and their values in ruled rows: a fact sheet, or answers to check before sending. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="definition-list">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: terms may be elements, and rows never move
        <div key={index} className="definition-list__row">
          <dt>{item.term}</dt>
          <dd className={classNames(item.mono && "definition-list__mono")}>{item.value}</dd>
          {item.action && <dd className="definition-list__action">{item.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
