import type { ReactNode } from "react";
import { POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { StateShape } from "./state-shape.tsx";

type StampProps = {
  state: PostureState;
  /** Replaces the state's own word. */
  word?: string;
  /** How long it holds, or since when: `Holds until 24 Nov 2026`. */
  until?: ReactNode;
  size?: "small" | "medium" | "large";
};

const SHAPE_SIZE = { small: 16, medium: 24, large: 34 } as const;

/** The verdict as a ruled stamp: shape, word and date. */
export function Stamp({ state, word, until, size = "medium" }: StampProps) {
  return (
    <div className={`stamp stamp--${state} stamp--${size}`}>
      <span className="stamp__shape">
        <StateShape state={state} size={SHAPE_SIZE[size]} />
      </span>
      <span className="stamp__word">{word ?? POSTURE_WORDS[state]}</span>
      {until && <span className="stamp__until">{until}</span>}
    </div>
  );
}

/** The same in running text and tables: shape and word. */
export function StateMark({ state, word }: { state: PostureState; word?: string }) {
  return (
    <span className={`state-mark state-mark--${state}`}>
      <StateShape state={state} size={14} />
      <span>{word ?? POSTURE_WORDS[state]}</span>
    </span>
  );
}
