import { expect, test } from "vitest";
import { hashContent } from "#app/platform/hash-content.server.ts";
import type { RecordContent } from "../content.ts";
import { checkFacts } from "./check-facts.ts";

const factOf = (id: string, kind: string, content: object) => ({
  id,
  kind,
  content,
  contentHash: hashContent(content),
});

const recordOf = (facts: readonly object[]) =>
  ({ suppliers: [{ facts }], subcontracts: [] }) as unknown as RecordContent;

test("a fact that was signed for twice, as after a correction of another, counts once", async () => {
  const organization = factOf("o", "organization", { legalName: "Larkspur" });
  const system = factOf("s", "system", { name: "Engineering network" });
  const covers = ({ id, contentHash }: typeof organization) => ({ factId: id, contentHash });
  const first = factOf("a1", "attestation", { covers: [covers(organization), covers(system)] });
  const second = factOf("a2", "attestation", { covers: [covers(organization)] });
  const [words] = await checkFacts(recordOf([organization, system, first, second]));
  expect(words).toBe("4 facts, 2 of them signed for");
});

test("what was signed for and is no part of the record is not counted as one of its facts", async () => {
  const organization = factOf("o", "organization", { legalName: "Larkspur" });
  const elsewhere = { factId: "x", contentHash: hashContent({ legalName: "Former" }) };
  const attestation = factOf("a", "attestation", { covers: [elsewhere] });
  const [words] = await checkFacts(recordOf([organization, attestation]));
  expect(words).toBe("2 facts, 0 of them signed for");
});
