import { expect, test } from "vitest";
import { TYPED_NAMES } from "#tests/tried/pasted.ts";
import {
  ATTESTATION_WORDINGS,
  currentWording,
  isSameName,
  WHAT_SIGNING_MEANS,
  writeAttestation,
} from "./wording.ts";

test("every wording names both parties and leaves no gap", () => {
  for (const wording of ATTESTATION_WORDINGS) {
    const text = writeAttestation(wording, { organization: "Acme $& Sons", prime: "Northwind" });
    expect(text).toContain("Acme $& Sons");
    expect(text).toContain("Northwind");
    expect(text).not.toMatch(/[{}]/);
  }
});

test("the ids of wordings differ, because records name them", () => {
  expect(new Set(ATTESTATION_WORDINGS.map(({ id }) => id)).size).toBe(ATTESTATION_WORDINGS.length);
  expect(currentWording()).toBe(ATTESTATION_WORDINGS.at(-1));
});

test("what is signed now affirms that nothing changed since each assessment, as the first did not", () => {
  const says = (id: string) =>
    ATTESTATION_WORDINGS.find((wording) => wording.id === id)?.text.join(" ") ?? "";
  expect(says("submission-1")).not.toContain("nothing has changed");
  expect(currentWording().id).toBe("submission-2");
  expect(says("submission-2")).toContain("nothing has changed in the compliance of {organization}");
});

test("what signing means names both statutes", () => {
  expect(WHAT_SIGNING_MEANS.map(({ citation }) => citation)).toEqual(
    expect.arrayContaining(["18 U.S.C. 1001", "31 U.S.C. 3729"]),
  );
});

test.each(TYPED_NAMES)("%j signs for %j: %s", (typed, name, expected) => {
  expect(isSameName(typed, name)).toBe(expected);
});
