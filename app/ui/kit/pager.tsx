import { Icon } from "./icon.tsx";

type PagerProps = {
  previousHref?: string;
  nextHref?: string;
  /** Where the reader is: `Suppliers 51 to 100`. */
  position?: string;
  /** What is paged, for assistive technology. */
  label?: string;
};

/** Steps through a long list; there are no page numbers because the list moves as people work. */
export function Pager({ previousHref, nextHref, position, label = "Pages" }: PagerProps) {
  if (!previousHref && !nextHref) return null;
  return (
    <>
      <nav className="pager" aria-label={label}>
        {previousHref && (
          <a className="pager__link" href={previousHref} rel="prev">
            <Icon name="left" /> Previous
          </a>
        )}
        {position && <span className="pager__position">{position}</span>}
        {nextHref && (
          <a className="pager__link pager__link--next" href={nextHref} rel="next">
            Next <Icon name="right" />
          </a>
        )}
      </nav>
      <p className="only-on-paper">{sayPart(Boolean(previousHref), Boolean(nextHref))}</p>
    </>
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
