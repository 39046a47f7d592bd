import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { listMembers } from "#app/commands/record/open-record-zip.server.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";
import { openZip, writeZip } from "#app/platform/zip.server.ts";
import { getRecord } from "#app/queries/record/record.server.ts";
import { watchMemory } from "./memory.ts";

/** Write the ZIP of a built record, or verify one, and print what memory it took. */
const [step, path = "", recordId = "", primeId = ""] = process.argv.slice(2);

console.log(JSON.stringify(await watchMemory(step === "write" ? write : verify)));
await closeDatabase();

async function write(): Promise<void> {
  const actor = systemActor({ id: primeId, legalName: "Bench", timeZone: "UTC" }, new Date());
  const members = await asSystem(async (tx) => {
    const record = await getRecord({ tx, actor }, recordId);
    return record && listMembers({ tx, actor }, record);
  });
  if (!members) throw new Error("the record was not built");
  await pipeline(writeZip(members, new Date()), createWriteStream(path));
}

async function verify(): Promise<void> {
  const archive = await openZip(path);
  const { isOk, checks } = await verifyRecord(archive);
  archive.close();
  if (!isOk) throw new Error(checks.at(-1)?.detail);
}
