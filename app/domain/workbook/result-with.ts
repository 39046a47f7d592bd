import type { Result } from "#app/domain/sprs/points.ts";
import { needsGround, type WorkbookAnswer } from "./answer.ts";

/**
 * What an answer comes to in the score. A requirement is met when each of its objectives is: a "met"
 * with one unticked does not count, all ticked without a status does. What needs a ground counts as
 * met only with it. So the score is never better than what is written down for it.
 *
 * @param letters of the requirement's objectives.
 * @throws never
 * @see 32 CFR 170.24(b)
 */
export function resultWith(
  letters: readonly string[],
  { status, objectives, ground }: Pick<WorkbookAnswer, "status" | "objectives" | "ground">,
): Result {
  if (status === null || status === "met")
    return letters.every((letter) => objectives.includes(letter)) ? "met" : "not-met";
  if (needsGround(status)) return ground === "" ? "not-met" : status;
  return status;
}
