import type { ReactNode } from "react";

type BulkBarProps = {
  /** The form the rows' checkboxes belong to. */
  formId: string;
  action?: string;
  /** What happens to the chosen rows: `With the selected suppliers`. */
  label: string;
  hidden?: Record<string, string>;
  /** Buttons, each with its own `name` and `value`. */
  children: ReactNode;
};

/** Actions on the chosen rows of a table; always there, so that it needs no script. */
export function BulkBar({ formId, action, label, hidden, children }: BulkBarProps) {
  return (
    <form id={formId} method="post" action={action} className="bulk-bar" aria-label={label}>
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="bulk-bar__label">{label}</span>
      {children}
    </form>
  );
}
