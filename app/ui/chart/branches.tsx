import { useId } from "react";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { type ChartTone, patternId, TonePattern } from "./tone.tsx";

export type BranchPart = { tone: ChartTone; label: string; value: number; href: string };

/** One branch of a tree: what it is called, where it leads, and what hangs on it. */
export type Branch = { id: string; name: string; href: string; parts: readonly BranchPart[] };

type BranchesProps = {
  title: string;
  /** What is counted: `Subcontracts`. */
  unit: string;
  /** What the branches are: `Contract`. */
  part: string;
  /** What they grow from. */
  root: string;
  branches: readonly Branch[];
};

const LONGEST_NAME = 42;
const ROW = 46;
const HEAD = 24;
const BAR = 18;
/** Room at the left for the stem and the twigs. */
const STEM = 8;
const TWIG = 30;

/** What hangs under one thing, as a stem with a branch for each, and their parts as bars. */
export function Branches({ title, unit, part, root, branches }: BranchesProps) {
  const chartId = useId();
  const most = Math.max(1, ...branches.map(totalOf));
  const tones = [...new Set(branches.flatMap(({ parts }) => parts.map(({ tone }) => tone)))];
  const bottom = HEAD + (branches.length - 1) * ROW + ROW / 2;
  return (
    <figure className="chart">
      <figcaption className="chart__title">{title}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links is a group, not a field set */}
      <svg
        className="chart__drawing"
        width="100%"
        height={HEAD + branches.length * ROW}
        role="group"
        aria-label={title}
      >
        <defs>
          {tones.map((tone) => (
            <TonePattern key={tone} id={patternId(chartId, tone)} tone={tone} />
          ))}
        </defs>
        <text className="chart__figure" x="0" y="14">
          {root}
        </text>
        <line className="chart__axis" x1={STEM} x2={STEM} y1={HEAD - 4} y2={bottom} />
        {branches.map((branch, index) => (
          <BranchRow
            key={branch.id}
            branch={branch}
            unit={unit}
            top={HEAD + index * ROW}
            most={most}
            chartId={chartId}
          />
        ))}
      </svg>
      <Disclosure summary="The same as a table">
        <BranchTable title={title} unit={unit} part={part} branches={branches} />
      </Disclosure>
    </figure>
  );
}

function totalOf({ parts }: Branch): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

type BranchRowProps = { branch: Branch; unit: string; top: number; most: number; chartId: string };

function BranchRow({ branch, unit, top, most, chartId }: BranchRowProps) {
  const { name, href, parts } = branch;
  const middle = top + ROW / 2;
  // The longest bar leaves room for its figure at the right.
  const share = (value: number) => (value / most) * 86;
  const begins = (index: number) =>
    parts.slice(0, index).reduce((sum, { value }) => sum + share(value), 0);
  return (
    <g>
      <line className="chart__axis" x1={STEM} x2={TWIG - 6} y1={middle} y2={middle} />
      <a className="chart__link" href={href}>
        <text className="chart__label" x={TWIG} y={top + 15}>
          {shortened(name)}
        </text>
      </a>
      <svg x={TWIG} y={top + 20} width="100%" height={BAR} overflow="visible">
        <title>{name}</title>
        {parts.map(
          (one, index) =>
            one.value > 0 && (
              <a
                key={one.tone}
                className={`chart__link chart__tone chart__tone--${one.tone}`}
                href={one.href}
                aria-label={`${name}, ${one.label}: ${one.value} ${unit}`}
              >
                <rect
                  className="chart__edge"
                  x={`${begins(index)}%`}
                  y="1"
                  width={`${share(one.value)}%`}
                  height={BAR - 2}
                  fill={`url(#${patternId(chartId, one.tone)})`}
                />
              </a>
            ),
        )}
        <text className="chart__tick" x={`${share(totalOf(branch))}%`} dx="6" y={BAR - 5}>
          {totalOf(branch)}
        </text>
      </svg>
    </g>
  );
}

/** As much of a name as a telephone shows beside the stem; the table has all of it. */
function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}

function BranchTable({ title, unit, part, branches }: Omit<BranchesProps, "root">) {
  const heads = branches[0]?.parts ?? [];
  return (
    <div className="chart-table-region">
      <table className="chart-table">
        <caption className="visually-hidden">{`${title}: ${unit}`}</caption>
        <thead>
          <tr>
            <th scope="col">{part}</th>
            {heads.map(({ tone, label }) => (
              <th key={tone} scope="col" className="chart-table__figure">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {branches.map(({ id, name, href, parts }) => (
            <tr key={id}>
              <th scope="row">
                <a href={href}>{name}</a>
              </th>
              {parts.map((one) => (
                <td key={one.tone} className="chart-table__figure">
                  <a href={one.href}>{one.value}</a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
