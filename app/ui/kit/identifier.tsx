import { classNames } from "./class-names.ts";

type IdentifierProps = {
  children: string;
  /** Shortens a long one to its two ends and keeps all of it in the title and for copying. */
  short?: boolean;
  /** Says what it is for those who hear the page: `CAGE`. */
  kind?: string;
};

const ENDS = 8;

/** A name made of letters and digits, in the monospaced face; a long one may break anywhere. */
export function Identifier({ children, short, kind }: IdentifierProps) {
  const isCut = short && children.length > ENDS * 2 + 1;
  return (
    <span className={classNames("identifier", children.length > 24 && "identifier--long")}>
      {kind && <span className="identifier__kind">{kind} </span>}
      {isCut ? (
        <span title={children}>
          {children.slice(0, ENDS)}…{children.slice(-ENDS)}
        </span>
      ) : (
        children
      )}
    </span>
  );
}
