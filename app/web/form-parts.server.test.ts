import { expect, test } from "vitest";
import { readParts } from "./form-parts.server.ts";

const PARTS = "multipart/form-data; boundary=edge";
const LIMITS = { bytes: 1_000_000, milliseconds: 5_000 };
const WANTED = { field: "f", bytes: 100 };

function read(body: BodyInit, { type = PARTS, limits = LIMITS } = {}) {
  const request = new Request("http://portal.example/", {
    method: "POST",
    body,
    headers: { "Content-Type": type },
    duplex: "half",
  });
  return readParts(request, limits, WANTED);
}

function parts(count: number, part: (index: number) => string): string {
  const written = Array.from({ length: count }, (_, index) => `--edge\r\n${part(index)}\r\n`);
  return `${written.join("")}--edge--\r\n`;
}

const field = (name: string, value: string) =>
  `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
const file = (name: string, fileName: string, value: string) =>
  `Content-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n${value}`;

/** What a reading ends with: the status of its refusal, or 200. */
async function statusOf(reading: Promise<unknown>): Promise<number> {
  return reading.then(
    () => 200,
    (refused: unknown) => {
      if (!(refused instanceof Response)) throw refused;
      return refused.status;
    },
  );
}

const HOSTILE_PARTS: [what: string, body: string, status: number][] = [
  ["many equal parts", parts(1_100, () => field("a", "")), 400],
  ["a part too many", parts(1_001, (index) => field(`n${index}`, "")), 400],
  ["the index of an endless list", parts(1, () => field("x[20000000]", "1")), 400],
  ["an intent", parts(1, () => field("__intent__", "x")), 400],
  ["two files", parts(2, () => file("f", "a.csv", "x")), 400],
  ["a file whose name has NUL", parts(1, () => file("f", "a\0.csv", "x")), 400],
  ["NUL in a value", parts(1, () => field("a", "b\0c")), 400],
  ["a field longer than any text", parts(1, () => field("a", "x".repeat(40_001))), 400],
  ["no end", '--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', 400],
  ["no beginning", "hello", 400],
  ["nothing", "", 400],
  ["endless headers", `--edge\r\n${"X-A: b\r\n".repeat(5_000)}`, 400],
  ["one endless header", `--edge\r\nX-A: ${"b".repeat(50_000)}`, 400],
  ["more than an upload holds", parts(300, () => field("a", "x".repeat(9_000))), 413],
];

test.each(HOSTILE_PARTS)("in parts, %s is refused", async (_, body, status) => {
  expect(await statusOf(read(body))).toBe(status);
});

test.each(["multipart/form-data", `multipart/form-data; boundary=${"a".repeat(71)}`])(
  "%s cannot be taken apart",
  async (type) => {
    expect(await statusOf(read("x", { type }))).toBe(400);
  },
);

test.each(["application/x-www-form-urlencoded", "multipart/mixed; boundary=edge", ""])(
  "a body of the type %j is refused",
  async (type) => {
    expect(await statusOf(read("a=b", { type }))).toBe(415);
  },
);

test.each(["a;b.csv", "v=1.csv", "SPRS print; rev=3.csv", "Größe 証明.csv", "it's.csv"])(
  "the file %s arrives with its name",
  async (name) => {
    const body = parts(2, (index) =>
      index === 0 ? field("intent", "add") : file("f", name, "x,y"),
    );
    const { fields, file: found } = await read(body);
    expect([...fields]).toEqual([["intent", "add"]]);
    expect(found).toEqual({ name, bytes: Buffer.from("x,y"), isTooLarge: false });
  },
);

test("of a file that is too large nothing is kept, and the fields are", async () => {
  const body = parts(2, (index) =>
    index === 0 ? file("f", "a.csv", "x".repeat(300_000)) : field("intent", "add"),
  );
  const { fields, file: found } = await read(body);
  expect([...fields]).toEqual([["intent", "add"]]);
  expect(found).toEqual({ name: "a.csv", bytes: Buffer.alloc(0), isTooLarge: true });
});

test("a field of a file that was left empty is no file", async () => {
  const body = parts(1, () => file("f", "", ""));
  expect((await read(body)).file).toBeNull();
});

test("parts that come too slowly are refused", async () => {
  let left = 1_000;
  const drops = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (left-- > 0) controller.enqueue(new Uint8Array([120]));
      else controller.close();
    },
  });
  const limits = { ...LIMITS, milliseconds: 50 };
  expect(await statusOf(read(drops, { limits }))).toBe(408);
});
