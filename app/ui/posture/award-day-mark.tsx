import type { Verdict } from "#app/domain/eligibility/types.ts";
import { changesByAward } from "#app/domain/posture/award-day.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";

type AwardDayMarkProps = {
  verdict: Verdict | null;
  awardDayVerdict: Verdict | null;
  plannedAwardOn: string | null;
};

/** Told where the answer of today is not that of the day on which the award is planned. */
export function AwardDayMark(row: AwardDayMarkProps) {
  if (!row.plannedAwardOn || !changesByAward(row)) return null;
  return (
    <>
      {" "}
      <br />
      <strong>
        Not on the planned award day, <DateText on={row.plannedAwardOn} />
      </strong>
    </>
  );
}
