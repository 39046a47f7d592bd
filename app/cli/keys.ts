import { parseArgs } from "node:util";
import { rotateKey } from "#app/commands/log/rotate-key.server.ts";
import { rewrapSecrets } from "#app/commands/portal/rewrap-secrets.server.ts";
import { operatorActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";
import {
  getPortalKey,
  retirePortalKey,
  verifierKeyOf,
} from "#app/platform/signing/signer.server.ts";
import { findPrimes, listKeysOfPrimes } from "#app/queries/log/key.server.ts";
import { listPortalKeys } from "#app/queries/passport/portal-key.server.ts";
import { findDatabase } from "./find-database.ts";

const USAGE = `usage: flowdown keys --list [--prime NAME | --portal]
       flowdown keys --rotate (--prime NAME | --portal)
       flowdown keys --rewrap

The keys with which a prime's log and records are signed, the portal's own, and what is wrapped under APP_SECRET and
EVIDENCE_MASTER_KEY, on the database of the environment
(DATABASE_URL), or else on the portal's own in .data, whether or not the portal runs.

  --list    name the verifier keys, one a line: prime, key, since when, until when or "in use"
  --rotate  retire the prime's key and make a new one. The change enters the log, and the new key
            signs a checkpoint over it. The retired one still verifies what it signed
  --rewrap  wrap everything that stands under a secret of APP_SECRET_PREVIOUS or a key of
            EVIDENCE_MASTER_KEY_PREVIOUS under the one in use, while the portal runs or not, and
            tell how many of each kind. What was wrapped already is left alone, so that a run that
            was stopped can be repeated. When nothing is left, the previous ones can be forgotten
  --prime   the legal name of the prime
  --portal  the key of the portal itself, with which it signs passports. The next passport is signed
            with a new one; whoever compared the former is told of it by you

Exit code: 0 done; 1 it could not be done, or something opens under no known key; 2 usage, or no
such prime.`;

type Given = {
  list: boolean;
  rotate: boolean;
  rewrap: boolean;
  prime?: string;
  portal: boolean;
  help: boolean;
};

/** Run `flowdown keys`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given?.help) {
    console.log(USAGE);
    return 0;
  }
  if (!given || !isOneThing(given)) {
    console.error(USAGE);
    return 2;
  }
  let stop = async () => {};
  try {
    stop = await findDatabase();
    if (given.rewrap) return await rewrap();
    if (given.portal) return await (given.list ? listOwn() : rotateOwn());
    return given.list ? await list(given.prime) : await rotate(given.prime ?? "");
  } catch (error) {
    console.error(`flowdown keys: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await closeDatabase();
    await stop();
  }
}

function readArguments(args: string[]): Given | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        list: { type: "boolean", default: false },
        rotate: { type: "boolean", default: false },
        rewrap: { type: "boolean", default: false },
        prime: { type: "string" },
        portal: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return values;
  } catch {
    return null;
  }
}

/** One of the three is asked for, and whose keys where that is needed. */
function isOneThing({ list, rotate, rewrap, prime, portal }: Given): boolean {
  if ([list, rotate, rewrap].filter(Boolean).length !== 1) return false;
  const whose = [prime !== undefined, portal].filter(Boolean).length;
  if (rewrap) return whose === 0;
  return rotate ? whose === 1 : whose <= 1;
}

async function listOwn(): Promise<number> {
  for (const { verifierKey, since, until } of await listPortalKeys())
    console.log(["portal", verifierKey, since, until ?? "in use"].join("\t"));
  return 0;
}

async function rotateOwn(): Promise<number> {
  const before = (await listPortalKeys()).find(({ until }) => until === null);
  const key = await asSystem(async (tx) => {
    await retirePortalKey(tx, new Date());
    return getPortalKey(tx);
  });
  if (before) console.log(`retired\t${before.verifierKey}`);
  console.log(`in use\t${await verifierKeyOf(key)}`);
  return 0;
}

async function rewrap(): Promise<number> {
  const counts = await rewrapSecrets();
  for (const { kind, rewrapped, unopened } of counts)
    console.log(
      [kind, `${rewrapped} rewrapped`, unopened > 0 ? `${unopened} do not open` : "none left"].join(
        "\t",
      ),
    );
  return counts.some(({ unopened }) => unopened > 0) ? 1 : 0;
}

async function list(prime: string | undefined): Promise<number> {
  const keys = await asSystem((tx) => listKeysOfPrimes(tx, prime));
  if (prime !== undefined && keys.length === 0) return noSuchPrime(prime);
  for (const { primeName, verifierKey, since, until } of keys)
    console.log([primeName, verifierKey, since, until ?? "in use"].join("\t"));
  return 0;
}

async function rotate(name: string): Promise<number> {
  const [prime, other] = await asSystem((tx) => findPrimes(tx, name));
  if (!prime) return noSuchPrime(name);
  if (other) throw new Error(`several primes are called ${name}`);
  const { before, after } = await rotateKey(operatorActor(prime, new Date()));
  if (before) console.log(`retired\t${before}`);
  console.log(`in use\t${after}`);
  return 0;
}

function noSuchPrime(name: string): number {
  console.error(`flowdown keys: no prime called ${name} has a log; try flowdown keys --list`);
  return 2;
}
