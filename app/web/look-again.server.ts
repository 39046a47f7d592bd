import { data } from "@remix-run/node";

const LOOK_AGAIN_SECONDS = "3";

/** What a page shows; while something is being made it comes back by itself, without a script. */
export function lookAgainWhile<T>(isBeingMade: boolean, page: T) {
  return isBeingMade ? data(page, { headers: { Refresh: LOOK_AGAIN_SECONDS } }) : data(page);
}
