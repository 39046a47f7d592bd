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
