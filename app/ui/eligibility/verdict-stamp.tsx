import type { PostureState } from "#app/domain/posture/states.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Stamp } from "#app/ui/posture/stamp.tsx";

type VerdictStampProps = {
  state: PostureState;
  /** the last day on which the verdict stays as it is; null: it does not change by itself */
  holdsUntil: string | null;
  asOf: string;
  word?: string;
};

/** The verdict of a subcontract as its title block carries it. */
export function VerdictStamp({ state, holdsUntil, asOf, word }: VerdictStampProps) {
  return (
    <Stamp
      state={state}
      word={word}
      size="large"
      until={
        <>
          As of <DateText on={asOf} />
          {holdsUntil && (
            <>
              , holds until <DateText on={holdsUntil} />
            </>
          )}
        </>
      }
    />
  );
}
