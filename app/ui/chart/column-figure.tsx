const SHORT = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 2 });

/** Up to here, twelve columns have room for all digits on a phone. */
const SHORT_ENOUGH = 999;

type ColumnFigureProps = { value: number | string; x: string; y: number };

/**
 * How many a column stands for, above it. Where columns are narrow, thousands are rounded (`1.2K`), so that
 * neighbours do not run into each other; the table beneath has all digits.
 */
export function ColumnFigure({ value, ...place }: ColumnFigureProps) {
  const anchor = { ...place, textAnchor: "middle" as const };
  if (typeof value === "string" || value <= SHORT_ENOUGH)
    return (
      <text {...anchor} className="chart__figure">
        {value}
      </text>
    );
  return (
    <>
      <text {...anchor} className="chart__figure chart__figure--whole">
        {value}
      </text>
      <text {...anchor} className="chart__figure chart__figure--short">
        {SHORT.format(value)}
      </text>
    </>
  );
}
