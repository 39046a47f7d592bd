import { type ReactNode, useId } from "react";

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

/** Figures in one ruled row, under the words that say what they count. */
export function StatRow({ children, label }: { children: ReactNode; label: string }) {
  const labelId = useId();
  return (
    <div>
      <p className="stat-row__label" id={labelId}>
        {label}
      </p>
      <nav className="stat-row" aria-labelledby={labelId}>
        {children}
      </nav>
    </div>
  );
}
