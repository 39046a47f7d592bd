import { parseArgs } from "node:util";
import { resetSecondFactorByOperator } from "#app/commands/person/reset-second-factor.server.ts";
import { operatorActor } from "#app/jobs/system-actor.server.ts";
import { closeDatabase } from "#app/platform/db.server.ts";
import { findDatabase } from "./find-database.ts";

const USAGE = `usage: flowdown second-factor --reset EMAIL --reason TEXT

Reset the second factor of somebody whom no two administrators can speak for: an organization's only
administrator, or somebody who works for several. Their authenticator app, recovery codes and password
open nothing any more, every session ends, and a letter leads them to new ones. The log of every prime
that they work for tells it, with the reason. On the database of the environment (DATABASE_URL), or
else on the portal's own in .data; the letter leaves when the portal runs.

Exit code: 0 done; 1 it could not be done; 2 usage, or nobody signs in with this address.`;

const REFUSALS = {
  "not-found": "nobody signs in with this address",
  "no-second-factor": "they have not set up an authenticator app",
};

/** Run `flowdown second-factor`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given?.help) {
    console.log(USAGE);
    return 0;
  }
  if (!given?.reset || !given.reason?.trim()) {
    console.error(USAGE);
    return 2;
  }
  let stop = async () => {};
  try {
    stop = await findDatabase();
    return await reset(given.reset, given.reason.trim());
  } catch (error) {
    console.error(`flowdown second-factor: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await closeDatabase();
    await stop();
  }
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        reset: { type: "string" },
        reason: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return values;
  } catch {
    return null;
  }
}

async function reset(email: string, reason: string): Promise<number> {
  const at = new Date();
  const outcome = await resetSecondFactorByOperator(email, reason, at, (prime) =>
    operatorActor(prime, at),
  );
  if (!outcome.ok) {
    console.error(`flowdown second-factor: ${REFUSALS[outcome.reason]}`);
    return 2;
  }
  console.log(`The second factor of ${outcome.name} is reset; a letter is on its way.`);
  return 0;
}
