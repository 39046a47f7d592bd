import { sayWait } from "#app/domain/person/wait.ts";

/**
 * How `form.refuse` answers somebody who tried too often: the sentence, 429 and when to come back.
 *
 * @param otherWays a sentence for those who cannot wait.
 */
export function tooManyTries(
  waitSeconds: number,
  otherWays?: string,
): [Record<string, string[]>, ResponseInit] {
  return [
    { "": [sayWait(waitSeconds), ...(otherWays ? [otherWays] : [])] },
    { status: 429, headers: { "Retry-After": String(waitSeconds) } },
  ];
}
