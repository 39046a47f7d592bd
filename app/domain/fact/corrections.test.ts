import { expect, test } from "vitest";
import { correctionsFor } from "./corrections.ts";

type Checked = Parameters<typeof correctionsFor>[1][number];

const fact = (id: string, kind: string, content: object, change: object = {}): Checked =>
  ({
    id,
    kind,
    content,
    supersededById: null,
    reviews: [{ outcome: "returned" }],
    ...change,
  }) as unknown as Checked;

const first = { id: "r1", flowdownId: "f1" };
const renewal = { id: "r2", flowdownId: "f1" };
const other = { id: "r3", flowdownId: "f2" };
const OPEN = [first, renewal, other];

test("what is common to all is to be corrected for each, what is about a flowdown for its own", () => {
  const facts = [
    fact("assessment", "assessment", {}),
    fact("acknowledgement", "acknowledgement", { flowdownId: "f1" }),
    fact("attestation", "attestation", { requestId: "r1" }),
  ];
  const idsFor = (request: typeof first) =>
    correctionsFor(request, facts, OPEN).map(({ id }) => id);
  expect(idsFor(first)).toEqual(["assessment", "acknowledgement", "attestation"]);
  expect(idsFor(renewal)).toEqual(idsFor(first));
  expect(idsFor(other)).toEqual(["assessment"]);
});

test("what was corrected, accepted since or never checked is not to be corrected", () => {
  const facts = [
    fact("corrected", "assessment", {}, { supersededById: "newer" }),
    fact(
      "accepted since",
      "assessment",
      {},
      { reviews: [{ outcome: "accepted" }, { outcome: "returned" }] },
    ),
    fact("unchecked", "assessment", {}, { reviews: [] }),
  ];
  expect(correctionsFor(first, facts, OPEN)).toEqual([]);
});
