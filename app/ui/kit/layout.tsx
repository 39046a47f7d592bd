import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** Things under one another with even space between. */
export function Stack({
  children,
  gap = "normal",
}: {
  children: ReactNode;
  gap?: "tight" | "normal" | "wide";
}) {
  return <div className={classNames("stack", `stack--${gap}`)}>{children}</div>;
}

/** Two things to compare, side by side with a rule between, such as a statement and its proof. */
export function SideBySide({ children }: { children: ReactNode }) {
  return <div className="side-by-side">{children}</div>;
}

/** Running text at a readable width. */
export function Prose({ children, serif }: { children: ReactNode; serif?: boolean }) {
  return <div className={classNames("prose", serif && "prose--serif")}>{children}</div>;
}
