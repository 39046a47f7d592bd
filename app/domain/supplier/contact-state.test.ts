import { expect, test } from "vitest";
import { contactStateOf, furthest, type InvitationFacts } from "./contact-state.ts";

const AT = new Date("2026-11-24T12:00:00Z");
const EARLIER = new Date("2026-11-20T12:00:00Z");
const LATER = new Date("2026-12-01T12:00:00Z");
const sent: InvitationFacts = {
  openedAt: null,
  acceptedAt: null,
  hasAccess: false,
  wrongPersonAt: null,
  expiresAt: LATER,
};

test.each<[string, InvitationFacts | null, string]>([
  ["nobody was written to", null, "not-invited"],
  ["a letter is on its way", sent, "invited"],
  ["the letter was opened", { ...sent, openedAt: EARLIER }, "opened"],
  ["the letter ran out", { ...sent, expiresAt: EARLIER }, "expired"],
  ["it runs out at this instant", { ...sent, expiresAt: AT }, "expired"],
  [
    "it was accepted, and ran out since",
    { ...sent, acceptedAt: EARLIER, hasAccess: true, expiresAt: EARLIER },
    "joined",
  ],
  ["who accepted it works there no more", { ...sent, acceptedAt: EARLIER }, "left"],
  [
    "it reached the wrong person",
    { ...sent, openedAt: EARLIER, wrongPersonAt: EARLIER },
    "wrong-person",
  ],
])("%s", (_, invitation, state) => {
  expect(contactStateOf(invitation, AT)).toBe(state);
});

test("one contact that joined says more than others that were never invited", () => {
  expect(furthest(["not-invited", "joined", "wrong-person"])).toBe("joined");
  expect(furthest([])).toBe("not-invited");
});
