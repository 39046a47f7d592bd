import { sayAuthority } from "#app/domain/authority/words.ts";

/**
 * The paragraph a statement rests on, `32 CFR 170.23(a)(3)`, with the kind of text it stands in and
 * how that text was read.
 *
 * @param props.brief inside a sentence: the paragraph alone.
 */
export function Citation({
  children,
  href,
  brief = false,
}: {
  children: string;
  href?: string;
  brief?: boolean;
}) {
  const authority = brief ? null : sayAuthority(children);
  const cite = <cite className="citation">{href ? <a href={href}>{children}</a> : children}</cite>;
  if (!authority) return cite;
  return (
    <span>
      {cite}
      <small className="citation-authority"> {authority}</small>
    </span>
  );
}
