import { expect, test } from "vitest";
import { readJsonFile } from "./read-json.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['{"a":1}', { json: { a: 1 } }],
  ['\uFEFF \n{"a":"é"}', { json: { a: "é" } }],
  ['{"a":', { json: undefined }],
  ["Requirement,Status\n3.1.1,Met", null],
  ["", null],
])("%j reads as %j", (text, read) => {
  expect(readJsonFile(bytes(text))).toEqual(read);
});

test.each(["le", "be"] as const)(
  "a file in UTF-16, %s, as a shell on Windows writes it",
  (order) => {
    const written = Buffer.from('\uFEFF{"a":"é"}', "utf16le");
    expect(readJsonFile(order === "le" ? written : written.swap16())).toEqual({ json: { a: "é" } });
  },
);
