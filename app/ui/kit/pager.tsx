import { Icon } from "./icon.tsx";

type PagerProps = {
  previousHref?: string;
  /** The first page, on any after it, where the one before is not known. */
  firstHref?: string;
  /** It is not the first page, and another link leads back. */
  isLater?: boolean;
  nextHref?: string;
  /** Where the reader is: `Suppliers 51 to 100`. */
  position?: string;
  /** What is paged, for assistive technology. */
  label?: string;
};

/** Steps through a long list; there are no page numbers because the list moves as people work. */
export function Pager(props: PagerProps) {
  const { previousHref, firstHref, nextHref, position, label = "Pages" } = props;
  const isLater = Boolean(props.isLater || previousHref || firstHref);
  if (!isLater && !nextHref) return null;
  return (
    <>
      {(previousHref || firstHref || nextHref) && (
        <nav className="pager" aria-label={label}>
          {firstHref && <BackLink href={firstHref}>First page</BackLink>}
          {previousHref && (
            <BackLink href={previousHref} rel="prev">
              Previous
            </BackLink>
          )}
          {position && <span className="pager__position">{position}</span>}
          {nextHref && (
            <a className="pager__link pager__link--next" href={nextHref} rel="next">
              Next <Icon name="right" />
            </a>
          )}
        </nav>
      )}
      <p className="only-on-paper">{sayPart(isLater, Boolean(nextHref))}</p>
    </>
  );
}

function BackLink({ href, rel, children }: { href: string; rel?: "prev"; children: string }) {
  return (
    <a className="pager__link" href={href} rel={rel}>
      <Icon name="left" /> {children}
    </a>
  );
}

/** On paper nobody sees that there is a next page: whoever holds the sheet must know it is a part. */
function sayPart(isPreceded: boolean, isFollowed: boolean): string {
  if (isPreceded && isFollowed)
    return "This is a part of a longer list: more stands before and after it.";
  return isFollowed
    ? "This is the first part of a longer list: more follows."
    : "This is the last part of a longer list: more stands before it.";
}
