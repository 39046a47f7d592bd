import { STANDING_MEANINGS, STANDING_WORDS, STANDINGS } from "#app/domain/posture/standing.ts";
import { POSTURE_MEANINGS, POSTURE_STATES } from "#app/domain/posture/states.ts";
import { StateMark } from "./stamp.tsx";

/** What the answers and the standings mean; the same words everywhere. */
export function Legend() {
  return (
    <>
      <h3>May it be awarded?</h3>
      <StateLegend />
      <h3>Where does it stand?</h3>
      <dl className="legend">
        {STANDINGS.map((standing) => (
          <div key={standing} className="legend__row">
            <dt>{STANDING_WORDS[standing]}</dt>
            <dd>{STANDING_MEANINGS[standing]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function StateLegend() {
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
