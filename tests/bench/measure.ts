import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import type { BenchPage } from "./pages.ts";
import type { Portal } from "./portal.ts";
import type { AskedOfDatabase } from "./statements.ts";
import type { Load, PageResult, Waits } from "./types.ts";
import { waitsOf } from "./waits.ts";

const SECONDS = 5;
const BARE_SECONDS = 3;
const WARM_UP_SECONDS = 2;
const FEW_CONNECTIONS = 4;
const MANY_CONNECTIONS = 50;
const COUNTED_REQUESTS = 10;
const FIRST_VISITS = 5;
/** For how long a reader looks at a page before asking for the next, on average. */
const LOOKING_MILLISECONDS = 1_000;

type Measured = {
  portal: Portal;
  /** the address of the bare app */
  bare: string;
  cookie: string;
  countAsked: () => Promise<AskedOfDatabase>;
  /** after it nothing that was kept of the prime counts */
  writeEntry: () => Promise<void>;
};

/** Load one page over loopback and count what it costs. */
export async function measurePage(
  page: BenchPage,
  { portal, bare, cookie, countAsked, writeEntry }: Measured,
): Promise<PageResult> {
  const { name, path } = page;
  const url = `${portal.url}${path}`;
  const headers = { "accept-encoding": "gzip", ...(page.isSignedIn && { cookie }) };
  const { status, bytes: gzipBytes } = await weigh(url, headers);
  if (status !== page.status) return { name, path, status, measured: null };
  const { bytes } = await weigh(url, { ...headers, "accept-encoding": "identity" });
  const before = await countAsked();
  for (let count = 0; count < COUNTED_REQUESTS; count += 1) await weigh(url, headers);
  const after = await countAsked();
  await load(url, headers, FEW_CONNECTIONS, WARM_UP_SECONDS);
  const firstVisits: number[] = [];
  for (let visit = 0; visit < FIRST_VISITS; visit += 1) {
    await writeEntry();
    const asked = performance.now();
    await weigh(url, headers);
    firstVisits.push(performance.now() - asked);
  }
  const bareLoad = await load(bare, {}, FEW_CONNECTIONS, BARE_SECONDS);
  const cpuBefore = await portal.cpuMilliseconds();
  const few = await load(url, headers, FEW_CONNECTIONS, SECONDS);
  const cpuAfter = await portal.cpuMilliseconds();
  const many = await load(url, headers, MANY_CONNECTIONS, SECONDS);
  const readers = await readBy(MANY_CONNECTIONS, () => weigh(url, headers));
  return {
    name,
    path,
    status,
    measured: {
      few,
      many,
      readers,
      afterEntryMilliseconds: median(firstVisits),
      bareRequestsPerSecond: bareLoad.requestsPerSecond,
      cpuMilliseconds:
        cpuBefore !== null && cpuAfter !== null ? (cpuAfter - cpuBefore) / few.requests : null,
      statements: (after.statements - before.statements) / COUNTED_REQUESTS,
      transactions: (after.transactions - before.transactions) / COUNTED_REQUESTS,
      gzipBytes,
      bytes,
    },
  };
}

/**
 * So many people who each look at what they got before they ask again: nobody asks in step with another,
 * as a tool that asks as fast as it is answered does.
 */
async function readBy(readers: number, ask: () => Promise<unknown>): Promise<Waits> {
  const waits: number[] = [];
  const end = performance.now() + SECONDS * 1_000;
  const look = () => sleep(-Math.log(1 - Math.random()) * LOOKING_MILLISECONDS);
  await Promise.all(
    Array.from({ length: readers }, async () => {
      for (await look(); performance.now() < end; await look()) {
        const asked = performance.now();
        await ask();
        waits.push(performance.now() - asked);
      }
    }),
  );
  return waitsOf(waits);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function load(
  url: string,
  headers: Record<string, string>,
  connections: number,
  duration: number,
): Promise<Load & { requests: number }> {
  const { requests, latency, errors, timeouts } = await autocannon({
    url,
    headers,
    connections,
    duration,
  });
  if (errors + timeouts > 0) throw new Error(`${url} failed under load.`);
  return {
    requests: requests.total,
    requestsPerSecond: requests.average,
    p50Milliseconds: latency.p50,
    p99Milliseconds: latency.p99,
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
