import type { ReactNode } from "react";

/** A short word about a thing: a role, a kind, a state that is not the verdict. */
export function Tag({
  children,
  look = "plain",
}: {
  children: ReactNode;
  look?: "plain" | "accent" | "strong" | "quiet";
}) {
  return <span className={`tag tag--${look}`}>{children}</span>;
}
