import { authoritiesOf } from "#app/domain/authority/of-citation.ts";
import { sayAuthority } from "#app/domain/authority/words.ts";
import { paths } from "#app/paths.ts";
import { BriefCitation } from "./brief-citation.tsx";

/**
 * The paragraph a statement rests on, `32 CFR 170.23(a)(3)`, with the kind of text it stands in and
 * how that text was read. Each text leads to where the page of the rule tells which copy that was.
 *
 * @param props.brief inside a sentence: the paragraph alone.
 */
export function Citation({ children, brief = false }: { children: string; brief?: boolean }) {
  if (brief) return <BriefCitation>{children}</BriefCitation>;
  const authority = sayAuthority(children);
  const cite = (
    <cite className="citation">
      <LinkedTexts citation={children} />
    </cite>
  );
  if (!authority) return cite;
  return (
    <span>
      {cite}
      <small className="citation-authority"> {authority}</small>
    </span>
  );
}

function LinkedTexts({ citation }: { citation: string }) {
  return citation.split("; ").map((part, index) => {
    const [authority] = authoritiesOf(part);
    return (
      <span key={part}>
        {index > 0 && "; "}
        {authority ? <a href={paths.authority(authority.id)}>{part}</a> : part}
      </span>
    );
  });
}
