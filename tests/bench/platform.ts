import autocannon from "autocannon";
import postgres from "postgres";
import { dataDirectory } from "#app/cli/demo-environment.ts";
import { SubcontractList } from "#app/domain/access-key/subcontract-list.ts";
import { SupplierList } from "#app/domain/access-key/supplier-list.ts";
import { paths } from "#app/paths.ts";
import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { seedScale } from "#db/seed/scale/seed.ts";
import { fillPlatform, makePlatformSchema } from "./platform-data.ts";
import { makeBenchKeys } from "./platform-keys.ts";
import { installPlatform, PLATFORM_TOKEN, startPlatform } from "./platform-project.ts";
import { type Portal, readProcessorTime, startPortal } from "./portal.ts";

const say = (text: string) => console.error(text);

/** The same list of each, asked in turns. */
export type PlatformResult = {
  suppliers: number;
  connections: number;
  seconds: number;
  lists: { name: string; ours: Answered; theirs: Answered }[];
};
type Answered = {
  requestsPerSecond: number;
  p50Milliseconds: number;
  p99Milliseconds: number;
  /** of the server's process alone, for one request; null where the system does not tell */
  cpuMilliseconds: number | null;
  /** of PostgreSQL's processes, for one request; null where the system does not tell */
  databaseMilliseconds: number | null;
  bytes: number;
};

const ROWS = 50;
const CONNECTIONS = 50;
const TURNS = 4;
const TURN_SECONDS = 5;
/** Long enough that both have compiled what they run, on a busy machine too. */
const WARM_UP_SECONDS = 12;
const KEYS = 200;
/** On a busy machine the first answers of a server take long, and are answers still. */
const LONGEST_SECONDS = 30;

const suppliers = Number(process.argv[2]);
const { databaseUrl, appSecret, port } = env();
await migrateDatabase({ ownerUrl: databaseUrl, appSecret });
const prime = await seedScale(suppliers, say);
const keys = await makeBenchKeys(prime, KEYS);
await closeDatabase();
const directory = await installPlatform(dataDirectory(), say);
await makePlatformSchema(databaseUrl);
const platform = await startPlatform(directory, { databaseUrl, port: port + 1 });
const portal = await startPortal();
const owner = postgres(databaseUrl, { max: 1, onnotice: () => {} });
try {
  await fillPlatform(databaseUrl, prime.id);
  console.log(JSON.stringify(await measure()));
} finally {
  await platform.stop();
  await portal.stop();
  await owner.end();
}

/** What all connections of PostgreSQL took of a processor so far: those of one server alone are at work at a time. */
async function databaseMilliseconds(): Promise<number | null> {
  const backends = await owner<{ pid: number }[]>`select pid from pg_stat_activity`;
  const times = await Promise.all(backends.map(({ pid }) => readProcessorTime(pid)));
  const told = times.filter((time) => time !== null);
  return told.length > 0 ? told.reduce((sum, time) => sum + time, 0) : null;
}

async function measure(): Promise<PlatformResult> {
  const seconds = TURNS * TURN_SECONDS;
  return { suppliers, connections: CONNECTIONS, seconds, lists: await measureLists() };
}

type Target = { url: string; keys: readonly string[]; server: Pick<Portal, "cpuMilliseconds"> };

async function measureLists(): Promise<PlatformResult["lists"]> {
  const [key = ""] = keys;
  const ours = (path: string) => ({
    url: `${portal.url}${path}?rows=${ROWS}`,
    keys,
    server: portal,
  });
  const page = `pagination[pageSize]=${ROWS}&pagination[withCount]=false`;
  const theirs = (query: string) => ({
    url: `${platform.url}/api/${query}&${page}`,
    keys: [PLATFORM_TOKEN],
    server: platform,
  });
  const lists = [
    {
      name: "suppliers, with the states of their subcontracts",
      ours: ours(paths.prime.suppliersJson(prime.id)),
      theirs: theirs(
        `suppliers?sort[0]=legalName:asc&sort[1]=id:asc&${fields("populate[subcontracts][fields]", ["number", "contractPiid", "posture", "holdsUntil"])}`,
      ),
      idsOf: (json: unknown) => SupplierList.parse(json).suppliers.map(({ id }) => id),
    },
    {
      name: "subcontracts, with their verdicts and reasons",
      ours: ours(paths.prime.subcontractsJson(prime.id)),
      theirs: theirs(
        `subcontracts?sort[0]=number:asc&${fields("populate[supplier][fields]", ["legalName", "uei", "cages"])}`,
      ),
      idsOf: (json: unknown) => SubcontractList.parse(json).subcontracts.map(({ id }) => id),
    },
  ];
  const measured: PlatformResult["lists"] = [];
  for (const { name, ours, theirs, idsOf } of lists) {
    const [own, other] = [await read(ours.url, key), await read(theirs.url, PLATFORM_TOKEN)];
    const found = (other.json as { data: { portalId: string }[] }).data.map((row) => row.portalId);
    if (idsOf(own.json).join() !== found.join())
      throw new Error(`The two lists of ${name} differ.`);
    measured.push({
      name,
      ...(await inTurns({ ...ours, bytes: own.bytes }, { ...theirs, bytes: other.bytes })),
    });
  }
  return measured;
}

function fields(name: string, values: readonly string[]): string {
  return values.map((value, i) => `${name}[${i}]=${value}`).join("&");
}

async function read(url: string, key: string) {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${key}` } });
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${body.slice(0, 300)}`);
  return { json: JSON.parse(body), bytes: Buffer.byteLength(body) };
}

/** What else the machine does at the time weighs on both alike. */
async function inTurns(ours: Target & { bytes: number }, theirs: Target & { bytes: number }) {
  await load(ours, WARM_UP_SECONDS);
  await load(theirs, WARM_UP_SECONDS);
  const turns = { ours: [] as Turn[], theirs: [] as Turn[] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    turns.ours.push(await takeTurn(ours));
    turns.theirs.push(await takeTurn(theirs));
  }
  return {
    ours: { ...sum(turns.ours), bytes: ours.bytes },
    theirs: { ...sum(turns.theirs), bytes: theirs.bytes },
  };
}

type Turn = {
  load: autocannon.Result;
  cpuMilliseconds: number | null;
  databaseMilliseconds: number | null;
};

async function takeTurn(target: Target): Promise<Turn> {
  const times = () => Promise.all([target.server.cpuMilliseconds(), databaseMilliseconds()]);
  const [server, database] = await times();
  const loaded = await load(target, TURN_SECONDS);
  const [serverAfter, databaseAfter] = await times();
  const between = (from: number | null, to: number | null) =>
    from !== null && to !== null ? to - from : null;
  return {
    load: loaded,
    cpuMilliseconds: between(server, serverAfter),
    databaseMilliseconds: between(database, databaseAfter),
  };
}

async function load({ url, keys }: Target, duration: number): Promise<autocannon.Result> {
  const requests = keys.map((key) => ({ headers: { authorization: `Bearer ${key}` } }));
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration,
    requests,
    timeout: LONGEST_SECONDS,
  });
  if (result.errors + result.timeouts + result.non2xx > 0)
    throw new Error(`${url} failed under load: ${result.non2xx} refused, ${result.errors} errors.`);
  return result;
}

function sum(turns: readonly Turn[]): Omit<Answered, "bytes"> {
  const total = (of: (turn: Turn) => number) => turns.reduce((sofar, turn) => sofar + of(turn), 0);
  const mean = (of: (turn: Turn) => number) => total(of) / turns.length;
  const answered = total(({ load }) => load.requests.total);
  const perRequest = (of: "cpuMilliseconds" | "databaseMilliseconds") =>
    turns.every((turn) => turn[of] !== null) ? total((turn) => turn[of] ?? 0) / answered : null;
  return {
    requestsPerSecond: mean(({ load }) => load.requests.average),
    p50Milliseconds: mean(({ load }) => load.latency.p50),
    p99Milliseconds: mean(({ load }) => load.latency.p99),
    cpuMilliseconds: perRequest("cpuMilliseconds"),
    databaseMilliseconds: perRequest("databaseMilliseconds"),
  };
}
