import { expect, test } from "vitest";
import { bytesOf, WholeAnswer } from "./whole-answer.server.ts";

const TEXT = "<p>Fräser &amp; Söhne, 株式会社</p>";
const answer = () =>
  new WholeAnswer(TEXT, { status: 404, headers: { "Content-Type": "text/html" } });

test("has its body at hand", () => {
  expect(bytesOf(answer())?.toString()).toBe(TEXT);
  expect(bytesOf(new WholeAnswer(Buffer.from(TEXT), {}))?.toString()).toBe(TEXT);
});

test("another answer has none at hand", () => {
  expect(bytesOf(new Response(TEXT))).toBeNull();
  expect(bytesOf(new Response(null))).toBeNull();
});

test("is read as any other answer, once", async () => {
  expect(await answer().text()).toBe(TEXT);
  expect(Buffer.from(await answer().arrayBuffer()).toString()).toBe(TEXT);
  expect(await (await answer().blob()).text()).toBe(TEXT);
  expect(await new WholeAnswer('{"a":1}', {}).json()).toEqual({ a: 1 });
  const read = answer();
  expect(read.bodyUsed).toBe(false);
  await read.text();
  expect(read.bodyUsed).toBe(true);
  await expect(read.text()).rejects.toThrow();
});

test("is handed on with another head, as what answers a failed loader does", async () => {
  const { status, headers, body } = answer();
  const handedOn = new Response(body, { status, headers });
  expect(handedOn.status).toBe(404);
  expect(handedOn.headers.get("Content-Type")).toBe("text/html");
  expect(await handedOn.text()).toBe(TEXT);
});

test("is copied whole", async () => {
  const copy = answer().clone();
  expect(copy.status).toBe(404);
  expect(bytesOf(copy)?.toString()).toBe(TEXT);
  expect(await copy.text()).toBe(TEXT);
});
