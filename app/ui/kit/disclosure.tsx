import type { ReactNode } from "react";

type DisclosureProps = { summary: ReactNode; children: ReactNode; open?: boolean; id?: string };

/** Something to open when it is wanted. */
export function Disclosure({ summary, children, open, id }: DisclosureProps) {
  return (
    <details className="disclosure" open={open} id={id}>
      <summary className="disclosure__summary">{summary}</summary>
      <div className="disclosure__body">{children}</div>
    </details>
  );
}
