import {
  appendOversightEntries,
  appendOversightEntry,
} from "#app/commands/log/append-entry.server.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";

/**
 * A process of its own that appends to a prime's log: one transaction after another, some of several
 * entries, every fifth taken back. Prints how many entries it left there.
 */
const [primeId = "", name = "", transactions = "0"] = process.argv.slice(2);

class Undo extends Error {}

let kept = 0;
for (let number = 0; number < Number(transactions); number += 1) {
  const isTakenBack = number % 5 === 4;
  const entries = Array.from({ length: number % 7 === 0 ? 3 : 1 }, (_, part) => ({
    action: "supplier.changed" as const,
    subject: {},
    detail: { name, number, part, isTakenBack },
  }));
  const actor = systemActor({ id: primeId, legalName: name, timeZone: "UTC" }, new Date());
  const [first] = entries;
  await asSystem(async (tx) => {
    if (entries.length === 1 && first)
      await appendOversightEntry({ tx, actor }, first.action, first.subject, first.detail);
    else await appendOversightEntries({ tx, actor }, entries);
    if (isTakenBack) throw new Undo();
    kept += entries.length;
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
}
await closeDatabase();
process.stdout.write(String(kept));
