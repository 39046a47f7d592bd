import type { TimelineItem } from "#app/domain/audit/timeline-item.ts";
import { actionWords } from "#app/domain/log/entry.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";

type TimelineSectionProps = {
  /** the page itself */
  here: string;
  timeline: { items: readonly TimelineItem[]; next: number | null };
  /** the entry before which the page begins; absent on the first one */
  before?: number;
};

/** What decided something stands out in the timeline. */
const DECIDING = /^(award|exception|posture|flowdown)\./;

/** Everything that happened to a subcontract, from the oversight log, a page at a time. */
export function TimelineSection({ here, timeline, before }: TimelineSectionProps) {
  const { items, next } = timeline;
  return (
    <Section
      title="Timeline"
      id="timeline"
      lead="Newest first, every entry of the oversight log about this subcontract, the terms of its contract and the checks of its subcontractor's facts. Records prove each entry by its hash."
    >
      {items.length === 0 ? (
        <p>Nothing happened before that.</p>
      ) : (
        <Timeline
          label="What happened"
          events={items.map(({ seq, at, action, words, actor, leafHash }) => ({
            id: String(seq),
            when: <InstantText at={at} />,
            title: actionWords(action),
            actor,
            detail: (
              <>
                {words && <p>{words}</p>}
                <p className="timeline__proof">
                  Entry {seq}, leaf hash <Identifier short>{leafHash}</Identifier>
                </p>
              </>
            ),
            weight: DECIDING.test(action) ? "strong" : "normal",
          }))}
        />
      )}
      <Pager
        label="Pages of the timeline"
        firstHref={before === undefined ? undefined : `${here}#timeline`}
        position={before === undefined ? undefined : `Before entry ${before}`}
        nextHref={next === null ? undefined : `${here}?before=${next}#timeline`}
      />
    </Section>
  );
}
