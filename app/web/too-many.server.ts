import { sayWait } from "#app/domain/access/wait.ts";

/** How `form.refuse` answers somebody who tried too often: the sentence, 429 and when to come back. */
export function tooManyTries(waitSeconds: number): [Record<string, string[]>, ResponseInit] {
  return [
    { "": [sayWait(waitSeconds)] },
    { status: 429, headers: { "Retry-After": String(waitSeconds) } },
  ];
}
