import type { Difference } from "#app/domain/moment/differences.ts";
import type { Moment } from "#app/domain/moment/moment.ts";
import type { MomentTimeline } from "#app/domain/moment/timeline.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Differences } from "./differences.tsx";
import { MomentForm } from "./moment-form.tsx";
import { TimelineDrawing } from "./timeline-drawing.tsx";

/** What a page shows of the moment it is asked for. */
export type ShownMoment = {
  moment: Moment;
  today: string;
  isNow: boolean;
  /** the same moment as an address, to be kept on the way to other pages; empty for now */
  at: string;
  /** null until somebody looks for another moment */
  timeline: MomentTimeline | null;
  compared: { before: Moment; after: Moment; differences: Difference[] } | null;
};

/** The day everything on the page is true for and the knowledge it shows, and the way to others. */
export function MomentBar({ shown, href }: { shown: ShownMoment; href: string }) {
  const { moment, isNow, timeline } = shown;
  return (
    <section
      className={isNow ? "moment" : "moment moment--other"}
      id="moment"
      aria-label="The moment shown"
    >
      <p className="moment__line">
        <span>
          As of <DateText on={moment.asOf} />
        </span>
        <span>
          as known on <DateText on={moment.knownOn} />
        </span>
        {isNow ? (
          !timeline && (
            <a className="moment__way" href={`${href}?timeline=open#moment`}>
              Look at another moment
            </a>
          )
        ) : (
          <a className="moment__way" href={href}>
            Back to today
          </a>
        )}
      </p>
      {!isNow && (
        <p className="moment__note">
          You are looking at another moment: nothing can be changed here, and what came to be known
          after <DateText on={moment.knownOn} /> is left out.
        </p>
      )}
      {timeline && (
        <>
          <TimelineDrawing shown={shown} timeline={timeline} href={href} />
          <MomentForm shown={shown} href={href} />
        </>
      )}
      {shown.compared && <Differences {...shown.compared} />}
    </section>
  );
}
