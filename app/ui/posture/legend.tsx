import { POSTURE_MEANINGS, POSTURE_STATES } from "#app/domain/posture/states.ts";
import { StateMark } from "./stamp.tsx";

/** What the five states mean; the same words everywhere. */
export function Legend() {
  return (
    <dl className="legend">
      {POSTURE_STATES.map((state) => (
        <div key={state} className="legend__row">
          <dt>
            <StateMark state={state} />
          </dt>
          <dd>{POSTURE_MEANINGS[state]}</dd>
        </div>
      ))}
    </dl>
  );
}
