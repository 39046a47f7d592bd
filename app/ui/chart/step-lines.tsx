import { type CalendarDate, daysBetween, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";

/** A day from which on a value holds. */
export type Step = { on: CalendarDate; value: number };

/** Values that hold from day to day; a line that is planned is dashed. */
export type StepLine = { label: string; steps: readonly Step[]; isPlanned: boolean };

/** A day that a line across the drawing marks. */
export type StepMark = { on: CalendarDate; label: string };

type StepLinesProps = {
  title: string;
  /** What is counted: `Open items`. */
  unit: string;
  lines: readonly StepLine[];
  marks: readonly StepMark[];
  /** The value at the foot of the drawing; by default 0. */
  floor?: number;
};

const PLOT = 150;
const TOP = 34;
const FOOT = 26;
/** Part of the width beside the plot, where the first and the last step are told. */
const MARGIN = 7;

/** How a number moves over days, as steps, with the table that says the same. */
export function StepLines({ title, unit, lines, marks, floor = 0 }: StepLinesProps) {
  const steps = lines.flatMap((line) => line.steps);
  const days = [...steps, ...marks].map(({ on }) => on).sort();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const highest = Math.max(floor + 1, ...steps.map(({ value }) => value));
  const span = Math.max(1, daysBetween(first, last));
  const x = (on: CalendarDate) =>
    `${MARGIN + (daysBetween(first, on) / span) * (100 - 2 * MARGIN)}%`;
  const y = (value: number) => TOP + PLOT * (1 - (value - floor) / (highest - floor));
  return (
    <figure className="chart">
      <figcaption className="chart__title">{title}</figcaption>
      <svg
        className="chart__drawing"
        width="100%"
        height={TOP + PLOT + FOOT}
        aria-hidden="true"
        focusable="false"
      >
        {[floor, highest].map((value) => (
          <g key={value}>
            <line className="chart__grid" x1="0" x2="100%" y1={y(value)} y2={y(value)} />
            <text className="chart__tick" x="0" y={y(value) - 4}>
              {value}
            </text>
          </g>
        ))}
        {marks.map(({ on, label }) => (
          <g key={label}>
            <line className="chart__mark" x1={x(on)} x2={x(on)} y1={TOP - 14} y2={TOP + PLOT} />
            <text
              className="chart__tick"
              x={x(on)}
              y={TOP - 20}
              textAnchor={anchorAt(daysBetween(first, on) / span)}
            >
              {label}
            </text>
          </g>
        ))}
        {lines.map((line) => (
          <StepPath key={line.label} line={line} x={x} y={y} />
        ))}
        <line className="chart__axis" x1="0" x2="100%" y1={TOP + PLOT} y2={TOP + PLOT} />
        <text className="chart__tick" x="0" y={TOP + PLOT + 18}>
          {formatDate(first)}
        </text>
        <text className="chart__tick" x="100%" y={TOP + PLOT + 18} textAnchor="end">
          {formatDate(last)}
        </text>
      </svg>
      <p className="chart__legend">
        {lines.map(({ label, isPlanned }) => (
          <span key={label} className="chart-table__label">
            <svg width="28" height="10" aria-hidden="true" focusable="false">
              <line className={stepClass(isPlanned)} x1="0" x2="28" y1="5" y2="5" />
            </svg>
            {label}
          </span>
        ))}
      </p>
      <Disclosure summary="The same as a table">
        <StepTable title={title} unit={unit} lines={lines} />
      </Disclosure>
    </figure>
  );
}

const stepClass = (isPlanned: boolean) =>
  isPlanned ? "chart__step chart__step--planned" : "chart__step";

/** A label near an edge of the drawing stays inside of it. */
function anchorAt(share: number): "start" | "middle" | "end" {
  if (share < 0.15) return "start";
  return share > 0.85 ? "end" : "middle";
}

type StepPathProps = {
  line: StepLine;
  x: (on: CalendarDate) => string;
  y: (value: number) => number;
};

function StepPath({ line: { steps, isPlanned }, x, y }: StepPathProps) {
  return steps.map(({ on, value }, index) => {
    const before = steps[index - 1];
    const next = steps[index + 1];
    return (
      <g key={on} className={stepClass(isPlanned)}>
        {before && <line x1={x(on)} x2={x(on)} y1={y(before.value)} y2={y(value)} />}
        {next && <line x1={x(on)} x2={x(next.on)} y1={y(value)} y2={y(value)} />}
        <circle cx={x(on)} cy={y(value)} r="3" />
      </g>
    );
  });
}

function StepTable({ title, unit, lines }: Pick<StepLinesProps, "title" | "unit" | "lines">) {
  return (
    <table className="chart-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Line</th>
          <th scope="col" className="chart-table__figure">
            {unit}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.flatMap(({ label, steps }) =>
          steps.map(({ on, value }) => (
            <tr key={`${label} ${on}`}>
              <th scope="row">{formatDate(on)}</th>
              <td>{label}</td>
              <td className="chart-table__figure">{value}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
