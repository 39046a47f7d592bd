import {
  RESPONSE_STATE_WORDS,
  type ResponseState,
  waitsForPrime,
} from "#app/domain/questionnaire/response-state.ts";
import { Tag } from "#app/ui/kit/tag.tsx";

/** How far a questionnaire is, as the prime is told. */
export function ResponseStateTag({ state }: { state: ResponseState }) {
  const look = waitsForPrime(state) ? "accent" : state === "returned" ? "strong" : "plain";
  return <Tag look={look}>{RESPONSE_STATE_WORDS[state]}</Tag>;
}
