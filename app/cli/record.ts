import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { listDisposedParts } from "#app/commands/record/list-disposed-parts.server.ts";
import { listMembers } from "#app/commands/record/open-record-zip.server.ts";
import { requestRecordAs } from "#app/commands/record/request-record.server.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { writeZip } from "#app/platform/zip.server.ts";
import { getRecord } from "#app/queries/oversight-record.server.ts";
import {
  findSubcontracts,
  type SubcontractChoice,
} from "#app/queries/subcontract-choice.server.ts";
import { dataDirectory, setDemoEnvironment } from "./demo-environment.ts";

const USAGE = `usage: flowdown record --list
       flowdown record NUMBER [--out RECORD.zip] [--prime NAME]

Makes the oversight record of a subcontract without a browser, on the database of the environment
(DATABASE_URL), or else on the portal's own in .data, whether or not the portal runs.

  --list   name the subcontracts, one a line: number, prime, supplier
  --out    where to write the record (default: the record's number with .zip)
  --prime  which prime is meant when several have a subcontract of that number

Exit code: 0 done; 1 it could not be made; 2 usage, or no such subcontract.`;

/** Run `flowdown record`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given || (!given.list && given.number === undefined)) {
    console.error(USAGE);
    return 2;
  }
  if (given.help) {
    console.log(USAGE);
    return 0;
  }
  let stop = async () => {};
  try {
    stop = await findDatabase();
    return given.list ? await list() : await make(given);
  } catch (error) {
    console.error(`flowdown record: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await closeDatabase();
    await stop();
  }
}

type Given = { number?: string; list: boolean; out?: string; prime?: string; help: boolean };

function readArguments(args: string[]): Given | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        list: { type: "boolean", default: false },
        out: { type: "string" },
        prime: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return positionals.length > 1 ? null : { ...values, number: positionals[0] };
  } catch {
    return null;
  }
}

async function findDatabase(): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL) {
    await setDemoEnvironment(process.env.DATABASE_URL);
    return async () => {};
  }
  const server = await startEmbeddedPostgres({ dataDirectory: dataDirectory() });
  await setDemoEnvironment(server.ownerUrl);
  return server.stop;
}

async function list(): Promise<number> {
  for (const { number, prime, supplierName } of await asSystem((tx) => findSubcontracts(tx, {})))
    console.log([number, prime.legalName, supplierName].join("\t"));
  return 0;
}

async function make({ number = "", out, prime }: Given): Promise<number> {
  const found = await asSystem((tx) => findSubcontracts(tx, { number, primeName: prime }));
  const [choice, other] = found;
  if (!choice) {
    console.error(`flowdown record: there is no subcontract ${number}; try flowdown record --list`);
    return 2;
  }
  if (other) {
    const primes = found.map((one) => one.prime.legalName).join(", ");
    console.error(`flowdown record: ${number} exists at ${primes}: say which with --prime`);
    return 2;
  }
  const written = await writeRecord(choice, out);
  console.log(written);
  return 0;
}

async function writeRecord(choice: SubcontractChoice, out: string | undefined): Promise<string> {
  const actor = systemActor(choice.prime, new Date());
  const outcome = await asSystem((tx) =>
    requestRecordAs({ tx, actor }, choice.id, { asOf: actor.on }),
  );
  if (!outcome.ok) throw new Error(`the record cannot be requested: ${outcome.reason}`);
  await buildRecord({ recordId: outcome.recordId, primeId: choice.prime.id });
  const { members, builtAt } = await asSystem(async (tx) => {
    const record = await getRecord({ tx, actor }, outcome.recordId);
    const listed = record && (await listMembers({ tx, actor }, record));
    if (!record?.builtAt || !listed) throw new Error("the record was not built");
    const [disposal] = await listDisposedParts(actor, record);
    if (disposal)
      throw new Error(`${disposal.fileName} was disposed of: the record has no whole any more`);
    return { members: listed, builtAt: record.builtAt };
  });
  const path = out ?? `${outcome.number}.zip`;
  await pipeline(writeZip(members, builtAt), createWriteStream(path));
  return path;
}
