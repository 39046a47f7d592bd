import type { PostureState } from "#app/domain/posture/states.ts";

/**
 * The shape of a state, told apart without colour: octagon, clock, hollow circle, filled circle with
 * a check, dash. It takes the current colour; the sign inside a filled shape takes the ground's.
 */
export function StateShape({ state, size = 16 }: { state: PostureState; size?: number }) {
  return (
    <svg
      className={`state-shape state-shape--${state}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <ShapePaths state={state} />
    </svg>
  );
}

/** The paths alone, for use inside another drawing of the same 16 by 16 grid. */
export function ShapePaths({ state }: { state: PostureState }) {
  switch (state) {
    case "ineligible":
      return (
        <>
          <path className="state-shape__solid" d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5L5 .8Z" />
          <path className="state-shape__sign" d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" />
        </>
      );
    case "lapsing":
      return (
        <>
          <circle className="state-shape__outline" cx="8" cy="8" r="6.4" />
          <path className="state-shape__hand" d="M8 3.8V8l3 2.2" />
        </>
      );
    case "undecided":
      return <circle className="state-shape__outline" cx="8" cy="8" r="6.4" />;
    case "eligible":
      return (
        <>
          <circle className="state-shape__solid" cx="8" cy="8" r="7.2" />
          <path className="state-shape__sign" d="m4.4 8.3 2.5 2.5 4.8-5.2" />
        </>
      );
    case "no-requirement":
      return <path className="state-shape__dash" d="M2 8h12" />;
  }
}
