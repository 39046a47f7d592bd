import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { PlanChart } from "#app/domain/remediation/plan-chart.ts";
import { StepLines } from "#app/ui/chart/step-lines.tsx";

type PlanChartsProps = { chart: PlanChart; today: CalendarDate; closeOutBy: CalendarDate | null };

/** What is open and the score, day by day, if all due dates are kept. */
export function PlanCharts({ chart, today, closeOutBy }: PlanChartsProps) {
  const marks = [
    { on: today, label: "Today" },
    ...(closeOutBy ? [{ on: closeOutBy, label: "Last day of the close-out" }] : []),
  ];
  return (
    <>
      <p>{sayProjection(chart)}</p>
      <div className="plan-charts">
        <StepLines
          title="Open items"
          unit="Open items"
          lines={[
            { label: "Until today", steps: chart.openBefore, isPlanned: false },
            { label: "If all due dates are kept", steps: chart.openPlanned, isPlanned: true },
          ]}
          marks={marks}
        />
        {chart.scorePlanned.length > 0 && (
          <StepLines
            title="Projected score"
            unit="Score"
            lines={[
              { label: "If all due dates are kept", steps: chart.scorePlanned, isPlanned: true },
            ]}
            marks={marks}
            floor={floorOf(chart)}
          />
        )}
      </div>
    </>
  );
}

/** A round number below every score, so that steps of a point can be seen. */
function floorOf({ scorePlanned }: PlanChart): number {
  const lowest = Math.min(...scorePlanned.map(({ value }) => value));
  return Math.floor((lowest - 1) / 10) * 10;
}

function sayProjection({ days, unplannedCount }: PlanChart): string {
  const last = days.at(-1);
  const now = days[0]?.score;
  const unplanned =
    unplannedCount > 0
      ? ` ${countWords(unplannedCount, "open item")} without a due date that can still be kept ${unplannedCount === 1 ? "counts" : "count"} on no day.`
      : "";
  if (!last || days.length < 2)
    return `Give the open items due dates, and the score of each day is shown here.${unplanned}`;
  const score = last.score === null ? "still no score, without a system security plan" : last.score;
  return `Today the score is ${now ?? "none, without a system security plan"}. If all due dates are kept, it is ${score} on ${formatDate(last.on)}, provided that the workbook says met by then.${unplanned}`;
}
