import type { ReactNode } from "react";

type EmptyStateProps = {
  /** What will stand here. */
  title: ReactNode;
  /** What to do so that it does. */
  children: ReactNode;
  action?: ReactNode;
};

/** The place of a list that has nothing yet: what it is for and what comes next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state__title">{title}</p>
      <div className="empty-state__text">{children}</div>
      {action && <div className="empty-state__action">{action}</div>}
    </div>
  );
}
