import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Regain } from "#app/domain/sprs/regain.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { RequirementLink, type WorkbookPlace } from "#app/ui/sprs/requirement-link.tsx";

type FixListProps = WorkbookPlace & {
  fixes: readonly Regain[];
  unanswered: readonly string[];
};

const FIRST = 10;

/** What to fix first: the plan, then what forbids a Conditional status, then the most points. */
export function FixList({ fixes, unanswered, ...where }: FixListProps) {
  if (fixes.length === 0) return null;
  const open = fixes.filter(({ id }) => !unanswered.includes(id));
  const first = open.slice(0, FIRST);
  const rest = open.slice(FIRST);
  return (
    <Section
      title="What to fix first"
      id="fixes"
      lead="The plan comes first, then what may not stay open under a Conditional status, then what brings back the most points."
    >
      {open.length === 0 && <p>Nothing that you answered is open.</p>}
      <FixItems {...where} fixes={first} start={1} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more`}>
          <FixItems {...where} fixes={rest} start={FIRST + 1} />
        </Disclosure>
      )}
      {unanswered.length > 0 && (
        <p>
          {countWords(unanswered.length, "requirement")} {unanswered.length === 1 ? "is" : "are"}{" "}
          not answered yet and {unanswered.length === 1 ? "counts" : "count"} as not met.
        </p>
      )}
    </Section>
  );
}

function FixItems({
  fixes,
  start,
  ...where
}: WorkbookPlace & { fixes: readonly Regain[]; start: number }) {
  if (fixes.length === 0) return null;
  return (
    <ol className="fix-list" start={start}>
      {fixes.map(({ id, points, mayStayOpen }) => (
        <li key={id}>
          <RequirementLink {...where} id={id} />{" "}
          <Tag look="strong">{points === 0 ? "Makes a score possible" : `+${points}`}</Tag>{" "}
          {!mayStayOpen && <Tag look="quiet">May not stay open</Tag>}
        </li>
      ))}
    </ol>
  );
}
