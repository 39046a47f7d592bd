import { get } from "node:http";
import autocannon from "autocannon";
import type { BenchPage } from "./pages.ts";
import type { PageResult } from "./types.ts";

const SECONDS = 5;
const WARM_UP_SECONDS = 2;
const CONNECTIONS = 4;
const COUNTED_REQUESTS = 10;

/** Load one page over loopback and count what it costs. */
export async function measurePage(
  origin: string,
  page: BenchPage,
  cookie: string,
  countStatements: () => Promise<number>,
): Promise<PageResult> {
  const { name, path } = page;
  const url = `${origin}${path}`;
  const headers = { "accept-encoding": "gzip", ...(page.isSignedIn && { cookie }) };
  const { status, bytes: gzipBytes } = await weigh(url, headers);
  if (status !== page.status) return { name, path, status, measured: null };
  const { bytes } = await weigh(url, { ...headers, "accept-encoding": "identity" });
  const before = await countStatements();
  for (let count = 0; count < COUNTED_REQUESTS; count += 1) await weigh(url, headers);
  const queries = ((await countStatements()) - before) / COUNTED_REQUESTS;
  await autocannon({ url, headers, connections: CONNECTIONS, duration: WARM_UP_SECONDS });
  const load = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  if (load.errors + load.timeouts > 0) throw new Error(`${path} failed under load.`);
  return {
    ...{ name, path, status },
    measured: {
      requestsPerSecond: load.requests.average,
      p50Milliseconds: load.latency.p50,
      p99Milliseconds: load.latency.p99,
      ...{ queries, gzipBytes, bytes },
    },
  };
}

/** The size of an answer as it crosses the wire. */
function weigh(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on("error", reject);
    }).on("error", reject);
  });
}
