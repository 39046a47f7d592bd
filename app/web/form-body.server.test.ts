import { expect, test } from "vitest";
import { z } from "zod";
import { NewRoomForm, RoomForm } from "#app/domain/oversight/audit-form.ts";
import { DisposalForm } from "#app/domain/retention/forms.ts";
import { readFormBody, readParts } from "./form-body.server.ts";
import { requireKnownNames } from "./form-names.server.ts";

const URL_ENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data; boundary=edge";
const LIMITS = { bytes: 1_000_000, milliseconds: 5_000 };

function post(body: BodyInit, type = URL_ENCODED): Request {
  return new Request("http://portal.example/", {
    method: "POST",
    body,
    headers: { "Content-Type": type },
    duplex: "half",
  });
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

test("a form is read as it was typed", async () => {
  const form = await readFormBody(
    post("name=Gr%C3%B6%C3%9Fe+%26+Co&tag=a&tag=b&people%5B0%5D.email="),
  );
  expect([...form]).toEqual([
    ["name", "Größe & Co"],
    ["tag", "a"],
    ["tag", "b"],
    ["people[0].email", ""],
  ]);
  const same = await readFormBody(
    post(
      parts(2, (index) => field(`f${index}`, "Größe")),
      MULTIPART,
    ),
  );
  expect([...same]).toEqual([
    ["f0", "Größe"],
    ["f1", "Größe"],
  ]);
});

/** Everything that was sent to break the reading of a form, with what it is answered. */
const HOSTILE: [what: string, body: string, status: number][] = [
  ["the index of an endless list", "x[20000000]=1", 400],
  ["an index of a long list", "x[10000]=1", 400],
  ["an index below nothing", "x[-1]=1", 400],
  ["an index that is no number", "x[1e9]=1", 400],
  ["an open bracket", "x[=1", 400],
  ["a list without an index", "x[]=1", 400],
  ["one name very often", "a&".repeat(20_000), 400],
  ["many names", Array.from({ length: 1_001 }, (_, n) => `n${n}=`).join("&"), 400],
  ["more than a form holds", `a=${"x".repeat(100_000)}`, 413],
  ["a deep name", `${"a.".repeat(30)}a=1`, 400],
  ["deep lists", `a${"[0]".repeat(30)}=1`, 400],
  ["a long name", `${"a".repeat(101)}=1`, 400],
  ["a name without a name", "=1", 400],
  ["a dot alone", ".=1", 400],
  ["two dots", "a..b=1", 400],
  ["an intent that is not JSON", "__intent__=x", 400],
  ["an intent", '__intent__={"type":"insert","payload":{"name":"a"}}', 400],
  ["a state", "__state__={", 400],
  ["the prototype", "__proto__.x=1", 400],
  ["the prototype below", "a.__proto__=1", 400],
  ["the constructor", "constructor.prototype.x=1", 400],
  ["NUL in a value", "a=b%00c", 400],
  ["NUL in a name", "a%00b=c", 400],
];

test.each(HOSTILE)("%s is refused", async (_, body, status) => {
  expect(await statusOf(readFormBody(post(body)))).toBe(status);
});

const HOSTILE_PARTS: [what: string, body: string, status: number][] = [
  ["many equal parts", parts(1_100, () => field("a", "")), 400],
  ["a part too many", parts(1_001, (index) => field(`n${index}`, "")), 400],
  ["the index of an endless list", parts(1, () => field("x[20000000]", "1")), 400],
  ["an intent", parts(1, () => field("__intent__", "x")), 400],
  ["a file where the form has none", parts(1, () => file("a", "b.csv", "c")), 400],
  ["NUL in a value", parts(1, () => field("a", "b\0c")), 400],
  ["a field longer than any text", parts(1, () => field("a", "x".repeat(40_001))), 400],
  ["no end", '--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', 400],
  ["no beginning", "hello", 400],
  ["nothing", "", 400],
  ["endless headers", `--edge\r\n${"X-A: b\r\n".repeat(5_000)}`, 400],
  ["one endless header", `--edge\r\nX-A: ${"b".repeat(50_000)}`, 400],
  ["more than a form holds", parts(20, () => field("a", "x".repeat(9_000))), 413],
];

test.each(HOSTILE_PARTS)("in parts, %s is refused", async (_, body, status) => {
  expect(await statusOf(readFormBody(post(body, MULTIPART)))).toBe(status);
});

test.each([
  ["application/json", "{}"],
  ["text/plain", "a=b"],
  ["multipart/mixed; boundary=edge", parts(1, () => field("a", "b"))],
  ["", "a=b"],
])("a body of the type %j is refused", async (type, body) => {
  expect(await statusOf(readFormBody(post(body, type)))).toBe(415);
});

test.each(["multipart/form-data", `multipart/form-data; boundary=${"a".repeat(71)}`])(
  "%s cannot be taken apart",
  async (type) => {
    expect(await statusOf(readFormBody(post("x", type)))).toBe(400);
  },
);

test("a compressed body is refused", async () => {
  const request = post("a=b");
  request.headers.set("Content-Encoding", "gzip");
  expect(await statusOf(readFormBody(request))).toBe(415);
});

function streamed(chunks: Iterable<Uint8Array>, pauseMilliseconds = 0): ReadableStream {
  const waiting = chunks[Symbol.iterator]();
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      const { done, value } = waiting.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

test("a body without a length is cut off where it passes the limit", async () => {
  let given = 0;
  function* endless() {
    for (;;) {
      given += 10_000;
      yield new Uint8Array(10_000).fill(120);
    }
  }
  expect(await statusOf(readFormBody(post(streamed(endless()))))).toBe(413);
  expect(given).toBeLessThan(200_000);
});

test("an announced length is neither waited for nor believed", async () => {
  const large = post("a=b");
  large.headers.set("Content-Length", "100000000");
  expect(await statusOf(readFormBody(large))).toBe(413);
  const small = post(`a=${"x".repeat(200_000)}`);
  small.headers.set("Content-Length", "3");
  expect(await statusOf(readFormBody(small))).toBe(413);
});

test("a body that comes too slowly is refused", async () => {
  const drops = Array.from({ length: 1_000 }, () => new Uint8Array([120]));
  const reading = readParts(
    post(streamed(drops, 10), MULTIPART),
    { ...LIMITS, milliseconds: 50 },
    null,
  );
  expect(await statusOf(reading)).toBe(408);
});

test("a body that breaks off is refused", async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array([97])),
    pull: (controller) => controller.error(new Error("connection lost")),
  });
  expect(await statusOf(readFormBody(post(body)))).toBe(400);
});

test.each(["a;b.csv", "v=1.csv", "SPRS print; rev=3.csv", "Größe 証明.csv", "it's.csv"])(
  "the file %s arrives with its name",
  async (name) => {
    const body = parts(2, (index) =>
      index === 0 ? field("intent", "add") : file("f", name, "x,y"),
    );
    const { fields, file: found } = await readParts(post(body, MULTIPART), LIMITS, {
      field: "f",
      bytes: 100,
    });
    expect([...fields]).toEqual([["intent", "add"]]);
    expect(found).toEqual({ name, bytes: Buffer.from("x,y"), isTooLarge: false });
  },
);

test("of a file that is too large nothing is kept, and the fields are", async () => {
  const body = parts(2, (index) =>
    index === 0 ? file("f", "a.csv", "x".repeat(300_000)) : field("intent", "add"),
  );
  const { fields, file: found } = await readParts(post(body, MULTIPART), LIMITS, {
    field: "f",
    bytes: 100,
  });
  expect([...fields]).toEqual([["intent", "add"]]);
  expect(found).toEqual({ name: "a.csv", bytes: Buffer.alloc(0), isTooLarge: true });
});

test("a field of a file that was left empty is no file", async () => {
  const body = parts(1, () => file("f", "", ""));
  const wanted = { field: "f", bytes: 100 };
  expect((await readParts(post(body, MULTIPART), LIMITS, wanted)).file).toBeNull();
});

test.each([
  ["two files", parts(2, () => file("f", "a.csv", "x"))],
  ["a name with NUL", parts(1, () => file("f", "a\0.csv", "x"))],
])("an upload with %s is refused", async (_, body) => {
  const reading = readParts(post(body, MULTIPART), LIMITS, { field: "f", bytes: 100 });
  expect(await statusOf(reading)).toBe(400);
});

const knows = (body: string, schema: z.ZodType) =>
  statusOf(readFormBody(post(body)).then((form) => requireKnownNames(form, schema)));

test.each<[string, z.ZodType]>([
  ["title=a&contractIds=a&contractIds=b", NewRoomForm],
  ["people[9].name=a&people[0].email=b", NewRoomForm],
  ["file=a&file=b&file=c", DisposalForm],
  ["intent=add&name=a&other=b", RoomForm],
])("%s can be read", async (body, schema) => {
  expect(await knows(body, schema)).toBe(200);
});

test.each<[string, z.ZodType]>([
  ["title=a&title=b", NewRoomForm],
  ["unknown=a&unknown=b", NewRoomForm],
  ["people[10].name=a", NewRoomForm],
  ["people[0].title=a", NewRoomForm],
  ["people.name=a", NewRoomForm],
  ["title[0]=a", NewRoomForm],
  ["title.x=a", NewRoomForm],
  ["x[0]=a", z.object({})],
  ["noteId=a&noteId=b", RoomForm],
])("%s is refused", async (body, schema) => {
  expect(await knows(body, schema)).toBe(400);
});
