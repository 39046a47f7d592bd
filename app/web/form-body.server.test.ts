import { expect, test } from "vitest";
import { z } from "zod";
import { NewRoomForm, RoomForm } from "#app/domain/audit/form.ts";
import { DisposalForm } from "#app/domain/retention/forms.ts";
import { readFormBody } from "./form-body.server.ts";
import { requireKnownNames } from "./form-names.server.ts";

const URL_ENCODED = "application/x-www-form-urlencoded";

function post(body: BodyInit, type = URL_ENCODED): Request {
  return new Request("http://portal.example/", {
    method: "POST",
    body,
    headers: { "Content-Type": type },
    duplex: "half",
  });
}

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

test.each([
  ["application/json", "{}"],
  ["text/plain", "a=b"],
  ["multipart/form-data; boundary=edge", "--edge--"],
  ["", "a=b"],
])("a body of the type %j is refused", async (type, body) => {
  expect(await statusOf(readFormBody(post(body, type)))).toBe(415);
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

test("a body that breaks off is refused", async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array([97])),
    pull: (controller) => controller.error(new Error("connection lost")),
  });
  expect(await statusOf(readFormBody(post(body)))).toBe(400);
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
