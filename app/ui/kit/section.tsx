import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type SectionProps = {
  title: ReactNode;
  /** Makes the section a target of links, and names it for assistive technology. */
  id?: string;
  lead?: ReactNode;
  action?: ReactNode;
  /** `hanging` sets the heading in a margin column beside the text, as a legal record does. */
  layout?: "stacked" | "hanging";
  /** Which heading it is; a section inside a section is an `h3`. */
  level?: 2 | 3;
  /** It holds what one does, and nothing to read: paper goes without it. */
  onScreenOnly?: boolean;
  children: ReactNode;
};

/** A ruled part of a page under its own heading. */
export function Section({
  title,
  id,
  lead,
  action,
  layout = "stacked",
  level = 2,
  onScreenOnly = false,
  children,
}: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const headingId = id && `${id}-heading`;
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={classNames(
        "section",
        `section--${layout}`,
        `section--level-${level}`,
        onScreenOnly && "only-on-screen",
      )}
    >
      <header className="section__head">
        <div className="section__heading">
          <Heading id={headingId}>{title}</Heading>
          {action && <div className="section__action">{action}</div>}
        </div>
        {lead && <div className="section__lead">{lead}</div>}
      </header>
      <div className="section__body">{children}</div>
    </section>
  );
}
