import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { listDisposedParts } from "#app/commands/record/list-disposed-parts.server.ts";
import { listMembers } from "#app/commands/record/open-record-zip.server.ts";
import { type RecordRefusal, requestRecordAs } from "#app/commands/record/request-record.server.ts";
import { readPiid } from "#app/domain/contract/piid.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { operatorActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";
import { writeZip } from "#app/platform/zip.server.ts";
import { findContracts } from "#app/queries/contract/choice.server.ts";
import { getRecord } from "#app/queries/record/record.server.ts";
import { getEndOfDay } from "#app/queries/record/scope.server.ts";
import {
  findSubcontracts,
  type SubcontractChoice,
} from "#app/queries/subcontract/choice.server.ts";
import { findDatabase } from "./find-database.ts";

const USAGE = `usage: flowdown record --list
       flowdown record NUMBER [--as-of DATE] [--known-on DATE] [--out RECORD.zip] [--prime NAME]
       flowdown record --contract PIID [the same options]

Makes the oversight record of a subcontract, or of a contract with all its subcontracts, without a
browser, on the database of the environment (DATABASE_URL), or else on the portal's own in .data,
whether or not the portal runs.

  --list      name the subcontracts, one a line: number, prime, supplier, contract
  --contract  of the contract of this number (PIID), with or without its dashes
  --as-of     the day that the verdicts are decided for, as YYYY-MM-DD (default: today)
  --known-on  with the facts known at the end of that day (default: all that is known now)
  --out       where to write the record (default: the record's number with .zip)
  --prime     which prime is meant when several have one of that number

Exit code: 0 done; 1 it could not be made; 2 usage, or nothing of that number.`;

/** Run `flowdown record`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given?.help) {
    console.log(USAGE);
    return 0;
  }
  if (!given || !(given.list || given.number !== undefined)) {
    console.error(USAGE);
    return 2;
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

type Given = {
  /** of the subcontract, or of the contract */
  number?: string;
  isContract: boolean;
  list: boolean;
  out?: string;
  prime?: string;
  asOf?: CalendarDate;
  knownOn?: CalendarDate;
  help: boolean;
};

function readArguments(args: string[]): Given | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        list: { type: "boolean", default: false },
        contract: { type: "string" },
        "as-of": { type: "string" },
        "known-on": { type: "string" },
        out: { type: "string" },
        prime: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { contract, list, out, prime, help } = values;
    const numbers = [...positionals, ...(contract === undefined ? [] : [readPiid(contract)])];
    if (numbers.length > 1) return null;
    const asOf = values["as-of"] === undefined ? undefined : calendarDate(values["as-of"]);
    const knownOn = values["known-on"] === undefined ? undefined : calendarDate(values["known-on"]);
    const isContract = contract !== undefined;
    return { number: numbers[0], isContract, list, out, prime, asOf, knownOn, help };
  } catch {
    return null;
  }
}

async function list(): Promise<number> {
  const found = await asSystem((tx) => findSubcontracts(tx, {}));
  for (const { number, prime, supplierName, piid } of found)
    console.log([number, prime.legalName, supplierName, piid].join("\t"));
  return 0;
}

type Choice = { subject: RecordSubject; prime: SubcontractChoice["prime"] };

async function make(given: Given): Promise<number> {
  const { number = "", isContract } = given;
  const found = isContract ? await chooseContract(given) : await chooseSubcontract(given);
  const [choice, other] = found;
  const what = isContract ? "contract" : "subcontract";
  if (!choice) {
    console.error(`flowdown record: there is no ${what} ${number}; try flowdown record --list`);
    return 2;
  }
  if (other) {
    const primes = found.map((one) => one.prime.legalName).join(", ");
    console.error(`flowdown record: ${number} exists at ${primes}: say which with --prime`);
    return 2;
  }
  console.log(await writeRecord(choice, given));
  return 0;
}

async function chooseSubcontract({ number, prime: primeName }: Given): Promise<Choice[]> {
  const found = await asSystem((tx) => findSubcontracts(tx, { number, primeName }));
  return found.map(({ id, prime }) => ({
    subject: { kind: "subcontract", subcontractId: id },
    prime,
  }));
}

async function chooseContract({ number = "", prime: primeName }: Given): Promise<Choice[]> {
  const found = await asSystem((tx) => findContracts(tx, { piid: number, primeName }));
  return found.map(({ id, prime }) => ({ subject: { kind: "contract", contractId: id }, prime }));
}

async function writeRecord({ subject, prime }: Choice, given: Given): Promise<string> {
  const actor = operatorActor(prime, new Date());
  const { asOf = actor.on, knownOn, out } = given;
  if (knownOn && knownOn > actor.on) throw new Error(`${knownOn} is still to come`);
  const outcome = await asSystem(async (tx) => {
    const scope = { tx, actor };
    const knownAt = knownOn && (await getEndOfDay(scope, knownOn));
    return requestRecordAs(scope, subject, { asOf, knownAt });
  });
  if (!outcome.ok) throw new Error(`the record cannot be requested: ${REFUSALS[outcome.reason]}`);
  await buildRecord({ recordId: outcome.recordId, primeId: prime.id });
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

const REFUSALS: Record<RecordRefusal, string> = {
  quota: "as many were requested within a day as FLOWDOWN_QUOTAS allows",
  "not-found": "nothing of it was recorded by then",
  "building-already": "another one of the same is being built",
};
