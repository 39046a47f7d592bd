import type { ReactNode } from "react";

type StatProps = {
  value: ReactNode;
  label: ReactNode;
  /** The list that makes the figure. */
  href: string;
  mark?: ReactNode;
};

/** A figure that leads to what it counts. */
export function Stat({ value, label, href, mark }: StatProps) {
  return (
    <a className="stat" href={href}>
      <span className="stat__value">{value}</span>
      <span className="stat__label">
        {mark}
        {label}
      </span>
    </a>
  );
}

/** Figures in one ruled row. */
export function StatRow({ children, label }: { children: ReactNode; label: string }) {
  return (
    <nav className="stat-row" aria-label={label}>
      {children}
    </nav>
  );
}
