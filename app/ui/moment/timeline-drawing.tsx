import { useId } from "react";
import { addDays, calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { actionWords } from "#app/domain/log/entry.ts";
import { writeMoment } from "#app/domain/moment/moment.ts";
import {
  type KnownDay,
  type MomentTimeline,
  neighboursOf,
  placeOf,
} from "#app/domain/moment/timeline.ts";
import type { VerdictRun } from "#app/domain/moment/verdict-runs.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { patternId, TonePattern } from "#app/ui/chart/tone.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import type { ShownMoment } from "./moment-bar.tsx";
import { TimelineTables } from "./timeline-tables.tsx";

const AXIS = 44;
const STRIP = 58;
const RUN = 14;
const TICK = 20;

type Props = { shown: ShownMoment; timeline: MomentTimeline; href: string };

/**
 * The timeline: above the line the days on which something came to be known, below it what is true
 * on which days. Every mark leads to its moment; the tables below say and lead to the same.
 */
export function TimelineDrawing({ shown, timeline, href }: Props) {
  const { moment } = shown;
  const { days, runs } = timeline;
  const foot = runs.length > 0 ? STRIP + RUN : AXIS + RUN;
  const { previous, next } = neighboursOf(days, moment.knownOn);
  const chartId = useId();
  const widthOf = (run: VerdictRun) =>
    `${(placeOf(addDays(run.to, 1), timeline) - placeOf(run.from, timeline)) * 100}%`;
  const percent = (on: string) => `${placeOf(calendarDate(on), timeline) * 100}%`;
  return (
    <figure className="chart">
      <figcaption className="visually-hidden">
        Timeline of what was known and what was true
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links is a group, not a field set */}
      <svg
        className="chart__drawing"
        width="100%"
        height={foot + TICK}
        role="group"
        aria-label="Timeline"
      >
        <defs>
          {[...new Set(runs.map((run) => run.state))].map((state) => (
            <TonePattern key={state} id={patternId(chartId, state)} tone={state} />
          ))}
        </defs>
        {yearsOf(timeline).map(({ year, on }) => (
          <g key={year}>
            <line className="chart__grid" x1={percent(on)} x2={percent(on)} y1="6" y2={foot} />
            <text className="chart__tick" x={percent(on)} y={foot + TICK - 2}>
              {year}
            </text>
          </g>
        ))}
        {runs.map((run) => (
          <g key={run.from} className={`chart__tone chart__tone--${run.state}`}>
            <a
              className="chart__link"
              href={momentHref(href, shown, run.from, moment.knownOn)}
              aria-label={`${POSTURE_WORDS[run.state]} from ${formatDate(run.from)}`}
            >
              <rect
                className="chart__edge"
                x={percent(run.from)}
                y={STRIP - RUN / 2}
                width={widthOf(run)}
                height={RUN}
                fill={`url(#${patternId(chartId, run.state)})`}
              />
            </a>
          </g>
        ))}
        <line className="chart__axis" x1="0" x2="100%" y1={AXIS} y2={AXIS} />
        {days.map((day) => (
          <a
            key={day.on}
            className="chart__link"
            href={momentHref(href, shown, day.on, day.on)}
            aria-label={`${formatDate(day.on)}: ${wordsOf(day)}`}
          >
            <circle className="moment__mark" cx={percent(day.on)} cy={AXIS - 12} r="5" />
          </a>
        ))}
        <line
          className="moment__cursor"
          x1={percent(moment.knownOn)}
          x2={percent(moment.knownOn)}
          y1="10"
          y2={AXIS}
        />
        <line
          className="moment__cursor"
          x1={percent(moment.asOf)}
          x2={percent(moment.asOf)}
          y1={AXIS}
          y2={foot}
        />
      </svg>
      <nav className="moment__steps" aria-label="Days on which something came to be known">
        {previous ? (
          <a href={momentHref(href, shown, previous.on, previous.on)} rel="prev">
            ← {formatDate(previous.on)}: {wordsOf(previous)}
          </a>
        ) : (
          <span>Nothing was known before</span>
        )}
        {next && (
          <a href={momentHref(href, shown, next.on, next.on)} rel="next">
            {formatDate(next.on)}: {wordsOf(next)} →
          </a>
        )}
      </nav>
      <Disclosure summary="The same as tables">
        <TimelineTables
          days={days}
          runs={runs}
          words={wordsOf}
          hrefOf={(asOf, knownOn) => momentHref(href, shown, asOf, knownOn ?? moment.knownOn)}
        />
      </Disclosure>
    </figure>
  );
}

/** The same page at another moment; today's needs no dates, but keeps the timeline open. */
function momentHref(href: string, { today }: ShownMoment, asOf: string, knownOn: string): string {
  const moment = { asOf: calendarDate(asOf), knownOn: calendarDate(knownOn) };
  return `${href}${writeMoment(moment, calendarDate(today)) || "?timeline=open"}#moment`;
}

const MOST_WORDS = 2;

function wordsOf({ actions }: KnownDay): string {
  const words = actions.map(actionWords);
  const shown = words.slice(0, MOST_WORDS).join(", ");
  return words.length > MOST_WORDS ? `${shown} and more` : shown;
}

function yearsOf({ from, to }: MomentTimeline): { year: number; on: string }[] {
  const first = Number(from.slice(0, 4)) + 1;
  const count = Math.max(0, Number(to.slice(0, 4)) - first + 1);
  return Array.from({ length: count }, (_, index) => {
    const year = first + index;
    return { year, on: `${year}-01-01` };
  });
}
