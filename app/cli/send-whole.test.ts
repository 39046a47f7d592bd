import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import express from "express";
import { expect, test } from "vitest";
import { sendWhole } from "./send-whole.ts";

const PAGE = Buffer.from("<p>株式会社 Fräser</p>".repeat(200));
const SHORT = Buffer.from("<p>Fräser</p>");

async function get(body: Buffer, method: string, encodings?: string) {
  const app = express();
  app.all("*", (request, response) => sendWhole(request, response, body));
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const headers = encodings === undefined ? {} : { "accept-encoding": encodings };
  const asked = ask({ port, host: "127.0.0.1", method, headers }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const sent = await buffer(answer);
  server.close();
  return { headers: answer.headers, sent };
}

test.each([
  ["br", "gzip, deflate, br, zstd", brotliDecompressSync],
  ["gzip", "gzip, deflate", gunzipSync],
  ["gzip", "gzip, br;q=0", gunzipSync],
  ["br", "*", brotliDecompressSync],
])("a page goes out as %s to who takes %s", async (encoding, accepted, decompress) => {
  const { headers, sent } = await get(PAGE, "GET", accepted);
  expect(headers["content-encoding"]).toBe(encoding);
  expect(headers["content-length"]).toBe(String(sent.length));
  expect(headers.vary).toBe("Accept-Encoding");
  expect(sent.length).toBeLessThan(PAGE.length);
  expect(decompress(sent)).toEqual(PAGE);
});

test.each([[undefined], [""], ["identity"], ["gzip;q=0"], ["zstd"], ["*;q=0"]])(
  "a page goes out as it is to who takes %j",
  async (accepted) => {
    const { headers, sent } = await get(PAGE, "GET", accepted);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers["content-length"]).toBe(String(PAGE.length));
    expect(headers.vary).toBe("Accept-Encoding");
    expect(sent).toEqual(PAGE);
  },
);

test("what fits into one packet goes out as it is", async () => {
  const { headers, sent } = await get(SHORT, "GET", "gzip, br");
  expect(headers["content-encoding"]).toBeUndefined();
  expect(sent).toEqual(SHORT);
});

test("who asks for the head alone gets no body", async () => {
  const { headers, sent } = await get(PAGE, "HEAD", "gzip");
  expect(headers["content-encoding"]).toBe("gzip");
  expect(sent).toHaveLength(0);
});
