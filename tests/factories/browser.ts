import { randomUUID } from "node:crypto";
import type { Browser } from "#app/domain/person/browser.ts";
import { nextNumber, type TestPerson } from "./people.ts";

/** A browser that nobody saw before, on a network of its own, unless something else is given. */
export function makeBrowser(given: Partial<Browser> = {}): Browser {
  const n = nextNumber();
  return {
    device: "Firefox on Windows",
    network: `198.51.${Math.floor(n / 250)}.${n % 250}`,
    sessionId: null,
    knownDevice: null,
    ...given,
  };
}

/** A browser in which the person gave both factors a moment ago. */
export function makeKnownBrowser({ id }: TestPerson, given: Partial<Browser> = {}): Browser {
  const persons = [{ personId: id, since: Date.now() + 1_000 }];
  return makeBrowser({ knownDevice: { id: randomUUID(), persons }, ...given });
}
