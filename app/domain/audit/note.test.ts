import { expect, test } from "vitest";
import { type NoteState, noteStateOf } from "./note.ts";

const prime = { isByAuditor: false, settles: false };
const auditor = { isByAuditor: true, settles: false };
const settled = { isByAuditor: true, settles: true };

test.each<[string, (typeof prime)[], NoteState]>([
  ["nothing was said to", [], "open"],
  ["the prime answered", [prime], "answered"],
  ["the auditor asked again about", [prime, auditor], "open"],
  ["the auditor added to before any answer", [auditor], "open"],
  ["the prime answered again", [prime, auditor, prime], "answered"],
  ["the auditor settled", [prime, settled], "settled"],
  ["was settled without an answer", [settled], "settled"],
  ["was settled, whatever came later", [settled, prime], "settled"],
  ["only a prime would call settled", [{ isByAuditor: false, settles: true }], "answered"],
])("a note that %s is %o", (_, replies, state) => {
  expect(noteStateOf(replies)).toBe(state);
});
