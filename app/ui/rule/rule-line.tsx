import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import {
  placeInSpan,
  type RuleRun,
  type RuleSpan,
  type RuleStrip,
  spanOf,
  stripOf,
} from "#app/domain/rule/time-line.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";

const ROW = 62;
const BAR = 30;
const LABEL = 22;
const FOOT = 26;

const phase = (value: number | null) => (value === null ? null : `Phase ${value}`);

type RuleLineProps = { runs: readonly RuleRun[]; on: CalendarDate };

/** The phases as codified and as followed, above one another, with the table that says the same. */
export function RuleLine({ runs, on }: RuleLineProps) {
  const span = spanOf(runs, on);
  const rows = [
    { label: "As codified", look: "codified", strips: stripOf(runs, (run) => phase(run.codified)) },
    { label: "Followed", look: "followed", strips: stripOf(runs, (run) => phase(run.followed)) },
    {
      label: "Suspended",
      look: "suspended",
      strips: stripOf(runs, ({ suspension }) => suspension && "Later phases"),
    },
  ].filter(({ strips }) => strips.length > 0);
  const foot = rows.length * ROW;
  const now = percent(placeInSpan(on, span));
  return (
    <figure className="chart rule-line">
      <figcaption className="chart__title">
        Phases as codified and as followed; the line marks <DateText on={on} />
      </figcaption>
      <svg className="chart__drawing" width="100%" height={foot + FOOT} aria-hidden="true">
        {yearsOf(span).map((year) => {
          const x = percent(placeInSpan(`${year}-01-01` as CalendarDate, span));
          return (
            <g key={year}>
              <line className="chart__grid" x1={x} x2={x} y1="0" y2={foot} />
              <text className="chart__tick" x={x} y={foot + FOOT - 8}>
                {year}
              </text>
            </g>
          );
        })}
        {rows.map(({ label, look, strips }, index) => (
          <g key={label}>
            <text className="chart__figure" x="0" y={index * ROW + LABEL - 6}>
              {label}
            </text>
            {strips.map((strip) => (
              <Bar key={strip.from} strip={strip} span={span} look={look} y={index * ROW + LABEL} />
            ))}
          </g>
        ))}
        <line className="rule-line__day" x1={now} x2={now} y1="0" y2={foot + 4} />
        {rows.flatMap(({ look, strips }, index) =>
          strips.map((strip) => (
            <text
              key={`${look}-${strip.from}`}
              className={`rule-line__name rule-line__name--${look}`}
              x={percent(placeInSpan(strip.from, span))}
              dx="8"
              y={index * ROW + LABEL + BAR / 2 + 4}
            >
              {strip.value}
            </text>
          )),
        )}
      </svg>
      <DataTable
        caption="The same as a table"
        columns={COLUMNS}
        rows={runs}
        rowKey={({ from }) => from}
      />
    </figure>
  );
}

type BarProps = { strip: RuleStrip; span: RuleSpan; look: string; y: number };

function Bar({ strip, span, look, y }: BarProps) {
  const start = placeInSpan(strip.from, span);
  const end = strip.to ? placeInSpan(strip.to, span) : 1;
  return (
    <rect
      className={`rule-line__bar rule-line__bar--${look}`}
      x={percent(start)}
      y={y}
      width={percent(end - start)}
      height={BAR}
    />
  );
}

const percent = (share: number) => `${share * 100}%`;

function yearsOf({ from, to }: RuleSpan): number[] {
  const first = Number(from.slice(0, 4)) + 1;
  const last = Number(to.slice(0, 4));
  const step = Math.max(1, Math.ceil((last - first) / 8));
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

const COLUMNS: Column<RuleRun>[] = [
  {
    id: "days",
    header: "Days",
    rowHeader: true,
    cell: ({ from, to }) =>
      to ? `${formatDate(from)} to ${formatDate(to)}` : `From ${formatDate(from)}`,
  },
  {
    id: "codified",
    header: "As codified",
    cell: ({ codified }) => phase(codified) ?? "None",
  },
  { id: "followed", header: "Followed", cell: ({ followed }) => phase(followed) ?? "None" },
  { id: "suspended", header: "Suspended", cell: ({ suspension }) => suspension ?? "Nothing" },
];
