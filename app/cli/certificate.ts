import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { replaceRecordCertificate } from "#app/commands/record/replace-record-certificate.server.ts";
import { operatorActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";
import type { RefusedCertificate } from "#app/platform/signing/certificate.server.ts";
import { findPrimes, listCertificates } from "#app/queries/record/certificate.server.ts";
import { findDatabase } from "./find-database.ts";
import { readPassphrase } from "./read-passphrase.ts";

const PASSPHRASE = "FLOWDOWN_CERTIFICATE_PASSPHRASE";

const USAGE = `usage: flowdown certificate --list [--prime NAME]
       flowdown certificate --show [--prime NAME]
       flowdown certificate --replace FILE.p12 [--prime NAME]

The certificate with which the PDF of a prime's records is signed, on the database of the
environment (DATABASE_URL), or else on the portal's own in .data. One is made at the first record.

  --list     name the certificates, one a line: prime, SHA-256, end, state, subject
  --show     the certificate in use, as PEM
  --replace  from now on sign with the prime's own, a PKCS #12 file (RSA, 2,048 bits or more); what
             the former one signed stays valid
  --prime    whose, when there are several primes

The passphrase of the file is read from ${PASSPHRASE}, or else from standard
input; it is never an argument.

Exit code: 0 done; 1 it could not be done; 2 usage, or no such prime or file.`;

const WORDS: Record<RefusedCertificate, string> = {
  unreadable: "it is no PKCS #12 file",
  "wrong-passphrase": "the passphrase does not open it",
  "no-key": "it holds no private key",
  "not-rsa": "its key is not an RSA key",
  "no-match": "it holds no certificate of its key",
  "too-short": "its key is shorter than 2,048 bits",
  expired: "its certificate has expired",
  "not-yet-valid": "its certificate does not hold yet",
  "not-for-signing": "its certificate is not for signatures",
};

/** Run `flowdown certificate`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (given?.help) {
    console.log(USAGE);
    return 0;
  }
  const asked = given ? [given.list, given.show, given.replace !== undefined] : [];
  if (!given || asked.filter(Boolean).length !== 1) {
    console.error(USAGE);
    return 2;
  }
  let stop = async () => {};
  try {
    stop = await findDatabase();
    if (given.replace !== undefined) return await replace(given.replace, given.prime);
    return given.list ? await list(given.prime) : await show(given.prime);
  } catch (error) {
    console.error(`flowdown certificate: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await closeDatabase();
    await stop();
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        list: { type: "boolean", default: false },
        show: { type: "boolean", default: false },
        replace: { type: "string" },
        prime: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch {
    return null;
  }
}

async function list(primeName: string | undefined): Promise<number> {
  for (const one of await asSystem((tx) => listCertificates(tx, { primeName }))) {
    const state = one.retiredAt ? `retired ${one.retiredAt.toISOString().slice(0, 10)}` : "in use";
    const until = one.expiresAt.toISOString().slice(0, 10);
    const subject = one.subject.replaceAll("\n", ", ");
    console.log([one.primeName, one.fingerprint, until, state, subject].join("\t"));
  }
  return 0;
}

async function show(primeName: string | undefined): Promise<number> {
  const all = await asSystem((tx) => listCertificates(tx, { primeName }));
  const inUse = all.filter((one) => one.retiredAt === null);
  // Text before a certificate is let through by whoever reads PEM (RFC 7468, section 2).
  for (const one of inUse) console.log(`${one.primeName}  ${one.fingerprint}\n${one.pem.trim()}`);
  if (inUse.length > 0) return 0;
  console.error("flowdown certificate: there is none yet; one is made at the first record");
  return 2;
}

async function replace(path: string, primeName: string | undefined): Promise<number> {
  const primes = await asSystem((tx) => findPrimes(tx, { primeName }));
  const [prime, other] = primes;
  if (!prime) return complain(`there is no prime ${primeName ?? ""}`.trim());
  if (other) {
    const names = primes.map((one) => one.legalName).join(", ");
    return complain(`there are ${names}: say which with --prime`);
  }
  const pkcs12 = await readFile(path).catch(() => null);
  if (!pkcs12) return complain(`${path}: there is no such file`);
  const passphrase = process.env[PASSPHRASE] ?? (await readPassphrase());
  const actor = operatorActor(prime, new Date());
  const outcome = await asSystem((tx) =>
    replaceRecordCertificate({ tx, actor }, { pkcs12, passphrase }),
  );
  if (!outcome.ok) {
    console.error(`flowdown certificate: ${path} is not taken: ${WORDS[outcome.reason]}`);
    return 1;
  }
  console.log([prime.legalName, outcome.fingerprint].join("\t"));
  return 0;
}

function complain(sentence: string): number {
  console.error(`flowdown certificate: ${sentence}`);
  return 2;
}
