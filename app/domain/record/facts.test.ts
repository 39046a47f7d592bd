import { expect, test } from "vitest";
import type { Fact } from "#app/domain/fact/content.ts";
import { factsOfSubcontract } from "./facts.ts";
import { nextRecordNumber } from "./number.ts";

const fact = (id: string, kind: Fact["kind"], content: object = {}) =>
  ({ id, kind, content }) as unknown as Fact;

test("a record holds its own acknowledgements and the attestations over what it holds", () => {
  const facts = [
    fact("assessment", "assessment"),
    fact("ours", "acknowledgement", { flowdownId: "here" }),
    fact("other", "acknowledgement", { flowdownId: "elsewhere" }),
    fact("signed", "attestation", { covers: [{ factId: "assessment" }, { factId: "other" }] }),
    fact("answer", "attestation", { requestId: "asked", covers: [] }),
    fact("signed elsewhere", "attestation", { covers: [{ factId: "other" }] }),
  ];
  expect(
    factsOfSubcontract(facts, [{ id: "here", requestId: "asked" }]).map(({ id }) => id),
  ).toEqual(["assessment", "ours", "signed", "answer"]);
});

test.each([
  [null, "OR-2026-000001"],
  ["OR-2026-000123", "OR-2026-000124"],
  ["OR-2026-999999", "OR-2026-1000000"],
])("after %s comes %s", (latest, next) => {
  expect(nextRecordNumber(2026, latest)).toBe(next);
});
