import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Witnessing } from "#app/domain/log/witness.ts";
import { Witnessings, WitnessNotice } from "./checkpoint-witnesses.tsx";

const kept: Witnessing = {
  kind: "folder",
  name: "counsel",
  witnessedAt: "2026-11-24T14:05:00.000Z",
  attempts: 1,
  failure: null,
  isCosigned: false,
};
const refused: Witnessing = {
  kind: "cosigner",
  name: "witness.example/one",
  witnessedAt: null,
  attempts: 3,
  failure: "The witness found that it does not continue.",
  isCosigned: false,
};

const textOf = (page: React.ReactElement) =>
  renderToStaticMarkup(page)
    .replace(/<li>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .trim();

test("who took a checkpoint, who signed it and who refused it is told with when and why", () => {
  const signed = {
    ...kept,
    kind: "cosigner" as const,
    name: "witness.example/two",
    isCosigned: true,
  };
  expect(textOf(<Witnessings witnessings={[kept, signed, refused]} />).split("\n")).toEqual([
    "Folder counsel: kept 24 Nov 2026, 14:05 UTC",
    "Witness witness.example/two: signed 24 Nov 2026, 14:05 UTC",
    "Witness witness.example/one: not yet, after 3 tries. The witness found that it does not continue.",
  ]);
});

test.each<[string, Witnessing[], RegExp | null]>([
  ["a witness that waits for the newest", [kept, refused], /has not taken the newest/],
  ["no witness at all", [], /No witness outside/],
  ["a witness that has it", [kept], null],
])("%s is noticed or not", (_, witnessings, said) => {
  const checkpoint = { size: 3, root: "00", sealedAt: kept.witnessedAt ?? "", witnessings };
  const text = textOf(<WitnessNotice checkpoints={[checkpoint]} isNewest />);
  if (said) expect(text).toMatch(said);
  else expect(text).toBe("");
});
