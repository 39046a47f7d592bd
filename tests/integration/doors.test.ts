import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { IMPORT_COLUMNS } from "#app/domain/import/columns.ts";
import { closeDatabase } from "#app/platform/db.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { fill, listAddresses } from "#tests/e2e/site-map.ts";
import { addressValues } from "#tests/factories/address-values.ts";
import { HOSTILE_POSTS, HOSTILE_REQUESTS } from "#tests/factories/hostile-requests.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeWholeChain, type WholeChain } from "#tests/factories/whole-chain.ts";
import { type Portal, startPortal } from "#tests/setup/portal.ts";
import { ask } from "#tests/setup/raw-request.ts";

let portal: Portal;
let chain: WholeChain;

beforeAll(async () => {
  portal = await startPortal();
  chain = await makeWholeChain();
}, 240_000);

afterAll(async () => {
  await closeDatabase();
  await portal.stop();
});

/** What the server wrote of its requests meanwhile: as it runs here, errors alone. */
async function errorsDuring(work: () => Promise<void>): Promise<string[]> {
  const before = portal.log().length;
  await work();
  const lines = portal.log().slice(before).split("\n");
  return lines.filter((line) => line !== "" && !line.includes("Failed task"));
}

async function cookieOf({ personId }: TestActor): Promise<string> {
  const session = { secondFactorAt: new Date(), device: "a test", replaces: null };
  return (await startSession(personId, session)).split(";", 1)[0] ?? "";
}

test.each(HOSTILE_REQUESTS)("$what is answered with $status and is no error", async (hostile) => {
  const { status, ...asked } = hostile;
  const errors = await errorsDuring(async () => {
    const answer = await ask(portal.url, asked);
    expect(answer.status).toBe(status);
    expect(answer.text.length).toBeLessThan(50_000);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });
  expect(errors).toEqual([]);
});

const POSTS = 1_000;
const AT_ONCE = 50;

test("a thousand hostile posts are refused while others are answered, in bounded memory", async () => {
  const before = portal.memoryMiB() ?? 0;
  let sent = 0;
  const statuses = new Set<number>();
  const attack = async () => {
    while (sent < POSTS) {
      const post = HOSTILE_POSTS[sent % HOSTILE_POSTS.length];
      sent += 1;
      if (post) statuses.add((await ask(portal.url, post)).status);
    }
  };
  const attackers = Array.from({ length: AT_ONCE }, attack);
  let isOver = false;
  let answered = 0;
  const visit = async () => {
    while (!isOver) {
      expect((await ask(portal.url, { path: "/sign-in" })).status).toBe(200);
      answered += 1;
    }
  };
  const visiting = visit();
  await Promise.all(attackers);
  isOver = true;
  await visiting;
  expect([...statuses].sort()).toEqual([400, 415]);
  expect(answered).toBeGreaterThan(10);
  expect((portal.memoryMiB() ?? 0) - before).toBeLessThan(500);
});

/** Send a head and then chunks for as long as the server takes them. */
async function pour(head: string[], chunk: Buffer, most: number) {
  const { hostname, port } = new URL(portal.url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  let isOpen = true;
  socket.on("data", (data) => {
    answer += data.toString();
  });
  socket.on("error", () => {});
  const closed = new Promise<void>((resolve) => {
    socket.on("close", () => {
      isOpen = false;
      resolve();
    });
  });
  const lines = [...head, `Host: ${hostname}:${port}`, `Origin: ${portal.url}`, "", ""];
  socket.write(lines.join("\r\n"));
  let poured = 0;
  while (isOpen && poured < most) {
    if (!socket.write(chunk)) await Promise.race([once(socket, "drain").catch(() => {}), closed]);
    poured += chunk.length;
    await sleep(0);
  }
  for (let wait = 0; isOpen && wait < 50; wait += 1) await sleep(100);
  socket.destroy();
  return { answer, poured, wasClosed: !isOpen };
}

const FORM_TYPE = "Content-Type: application/x-www-form-urlencoded";
const HUNDRED_MB = 100_000_000;

test.each([
  ["announced", ["POST /sign-in HTTP/1.1", FORM_TYPE, `Content-Length: ${HUNDRED_MB}`], ""],
  ["in pieces", ["POST /sign-in HTTP/1.1", FORM_TYPE, "Transfer-Encoding: chunked"], "\r\n"],
  ["to a button", ["POST /sign-out HTTP/1.1", `Content-Length: ${HUNDRED_MB}`], ""],
  ["with a page that is only read", ["GET /sign-in HTTP/1.1", `Content-Length: ${HUNDRED_MB}`], ""],
])("a form of 100 MB, %s, is cut off", async (_, head, end) => {
  const text = Buffer.alloc(65_536, "x");
  const size = end ? `${text.length.toString(16)}\r\n` : "";
  const chunk = Buffer.concat([Buffer.from(size), text, Buffer.from(end)]);
  const before = portal.memoryMiB() ?? 0;
  const errors = await errorsDuring(async () => {
    const { poured, wasClosed, answer } = await pour(head, chunk, HUNDRED_MB);
    expect(wasClosed).toBe(true);
    expect(poured).toBeLessThan(HUNDRED_MB / 2);
    expect(answer).not.toMatch(/xxxxx/);
  });
  expect(errors).toEqual([]);
  expect((portal.memoryMiB() ?? 0) - before).toBeLessThan(100);
  expect((await ask(portal.url, { path: "/health" })).status).toBe(200);
});

test.each([
  ["a short length", ["Content-Length: 3"], "email=a&password=b", /^HTTP\/1\.1 (400|422)/],
  ["a length that is none", ["Content-Length: x"], "a=b", /^HTTP\/1\.1 400/],
  [
    "a length and pieces",
    ["Content-Length: 3", "Transfer-Encoding: chunked"],
    "a=b",
    /^HTTP\/1\.1 400/,
  ],
  ["pieces that are none", ["Transfer-Encoding: chunked"], "zz\r\na=b", /^(HTTP\/1\.1 400|$)/],
])("%s is no error", async (_, headers, body, answered) => {
  const errors = await errorsDuring(async () => {
    const head = ["POST /sign-in HTTP/1.1", FORM_TYPE, ...headers, "Connection: close"];
    const { answer } = await pour(head, Buffer.from(body), 1);
    expect(answer).toMatch(answered);
  });
  expect(errors).toEqual([]);
});

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};

test.each([
  ["a page", "/sign-in", 200, "no-store"],
  ["the data of a page", "/sign-in.data", 200, "no-store"],
  ["the data of a page that redirects", "/account.data", 202, "no-store"],
  ["the data of nothing", "/nothing.data", 404, "no-store"],
  ["a file without a page", "/schemas/oversight-record-v2.json", 200, null],
  ["whether it lives", "/health", 200, null],
  ["the page that checks records", "/verify", 200, "no-cache"],
  ["a picture", "/favicon.svg", 200, "public, max-age=3600"],
  ["a redirect", "/account", 302, "no-store"],
  ["nothing", "/nothing", 404, "no-store"],
  ["what was refused", "/%00", 400, "no-store"],
])("%s has the security headers", async (_, path, status, cache) => {
  const { status: answered, headers } = await ask(portal.url, { path });
  expect(answered).toBe(status);
  expect(headers).toMatchObject(EVERYWHERE);
  expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(headers["referrer-policy"]).toBeDefined();
  if (cache) expect(headers["cache-control"]).toBe(cache);
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("a style sheet has them too, and is kept for ever", async () => {
  const { text } = await ask(portal.url, { path: "/sign-in" });
  const path = /href="(\/assets\/[^"]+\.css)"/.exec(text)?.[1] ?? "";
  const { status, headers } = await ask(portal.url, { path });
  expect(status).toBe(200);
  expect(headers).toMatchObject(EVERYWHERE);
  expect(headers["cache-control"]).toMatch(/immutable/);
});

test("the page that checks records runs its own script alone", async () => {
  const { headers } = await ask(portal.url, { path: "/verify" });
  expect(headers["content-security-policy"]).toMatch(
    /script-src 'sha256-[^']+'; style-src 'sha256-/,
  );
});

/** What the parameters of an address were given, in turn: searches, cursors, days, numbers, choices. */
const STRANGE = [
  "%'\\_",
  "\u0001\ufffd\u202e🛠",
  "[]{",
  "-1",
  "1e400",
  "99999999999999999999",
  "0000-01-01",
  "9999-12-31",
  "2026-02-30",
  "00000000-0000-0000-0000-000000000000",
  "eyJhIjoxfQ",
  "x".repeat(150),
];
const NAMES = [
  ..."q search asOf knownOn timeline with from cursor after before page show status due".split(" "),
  ..."owner contact contract supplier action person file step kind sort tag done changed".split(
    " ",
  ),
  ..."next because format since until on to level gap".split(" "),
];

test("no address makes a list of a query's index", async () => {
  const theirs = await addressValues(chain);
  const Cookie = await cookieOf(chain.manager);
  const hostile = ["number=1&x[20000000]=1", "number=1&number=2", "number=1&__intent__=x"];
  for (const action of ["new", ":modificationId/correct"])
    for (const query of hostile) {
      const pattern = `/prime/:organizationId/contracts/:contractId/modifications/${action}`;
      const path = `${fill(pattern, theirs)}?${query}`;
      const errors = await errorsDuring(async () => {
        expect((await ask(portal.url, { path, headers: { Cookie } })).status).toBe(400);
      });
      expect(errors).toEqual([]);
    }
});

test("no address makes an error of a strange query", async () => {
  const addresses = (await listAddresses()).filter(({ isRead }) => isRead);
  const theirs = await addressValues(chain);
  const sides = {
    "/subcontractor/": [chain.subcontractor.id, await cookieOf(chain.official)],
    "/": [chain.prime.id, await cookieOf(chain.manager)],
  };
  const errors = await errorsDuring(async () => {
    for (const { pattern } of addresses) {
      const side = pattern.startsWith("/subcontractor/") ? "/subcontractor/" : "/";
      const [organizationId = "", Cookie = ""] = sides[side];
      const path = fill(pattern, { ...theirs, organizationId });
      const turns = [...STRANGE.keys()].map(async (turn) => {
        const given = NAMES.map((name, n) => [name, STRANGE[(turn + n) % STRANGE.length] ?? ""]);
        const asked = `${path}?${new URLSearchParams(given)}`;
        const { status } = await ask(portal.url, { path: asked, headers: { Cookie } });
        expect.soft(status, asked).toBeLessThan(500);
      });
      await Promise.all(turns);
    }
  });
  expect(errors).toEqual([]);
}, 240_000);

function csvOf(cell: string): Buffer {
  const row = IMPORT_COLUMNS.map((column) => (column === "legal_name" ? cell : ""));
  return Buffer.from(`${IMPORT_COLUMNS.join(",")}\n${row.join(",")}\n`);
}

async function upload(cookie: string, fileName: string, content: Buffer) {
  const part = `Content-Disposition: form-data; name="file"; filename="${fileName}"`;
  const body = Buffer.concat([
    Buffer.from(`--edge\r\n${part}\r\nContent-Type: text/csv\r\n\r\n`),
    content,
    Buffer.from("\r\n--edge--\r\n"),
  ]);
  const path = `/prime/${chain.prime.id}/suppliers/import`;
  const headers = { Cookie: cookie, "Content-Type": "multipart/form-data; boundary=edge" };
  return ask(portal.url, { method: "POST", path, headers, body });
}

test.each([
  ["a cell with NUL", "list.csv", csvOf("Lark\0spur"), 422],
  ["a cell with a bell", "list.csv", csvOf("Lark\u0007spur"), 422],
  [
    "half a character",
    "list.csv",
    Buffer.concat([csvOf("a"), Buffer.from([0xed, 0xa0, 0x80])]),
    303,
  ],
  ["a name with NUL", "li\0st.csv", csvOf("Larkspur"), 400],
  ["a name with a semicolon", "a;b.csv", csvOf("Larkspur"), 303],
  ["a quote that stays open", "list.csv", csvOf('"Lark'), 422],
  ["nothing", "list.csv", Buffer.alloc(0), 422],
])("a list of suppliers with %s is no error", async (_, fileName, content, status) => {
  const cookie = await cookieOf(chain.manager);
  const errors = await errorsDuring(async () => {
    const answer = await upload(cookie, fileName, content);
    expect(answer.status).toBe(status);
    const preview = answer.headers.location;
    if (!preview) return;
    const shown = await ask(portal.url, { path: preview, headers: { Cookie: cookie } });
    expect(shown.status).toBe(200);
  });
  expect(errors).toEqual([]);
});
