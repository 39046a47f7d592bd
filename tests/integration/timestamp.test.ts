import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { run as verifyCommand } from "#app/cli/verify.ts";
import { TIMESTAMP_FILE } from "#app/domain/record/manifest.ts";
import { checkToken } from "#app/domain/record/timestamp/token.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { readCertificates, requireTrusted, stamp } from "#app/platform/signing/timestamp.server.ts";
import {
  archiveOf,
  makeAwardedChain,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";
import { startAuthority, type TestAuthority } from "#tests/setup/timestamp-authority.ts";

const authority = await startAuthority();
const other = await startAuthority();
Object.assign(process.env, {
  TIMESTAMP_AUTHORITY_URL: authority.url,
  TIMESTAMP_AUTHORITY_CA_FILE: authority.caFile,
});
const bytes = new TextEncoder().encode("what is stamped");

afterAll(async () => {
  await Promise.all([authority.stop(), other.stop()]);
});

test("what an authority stamps is checked and told, whatever its keys", async () => {
  const curve = (name: string) => ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${name}`];
  for (const key of [undefined, curve("P-256"), curve("P-384")]) {
    const made = await startAuthority({ key });
    const token = await stamp(made, bytes);
    const found = await checkToken(token, bytes);
    expect(found.signer.subject).toBe("Test Time Stamping");
    expect(Math.abs(Date.now() - found.at.getTime())).toBeLessThan(60_000);
    await made.stop();
  }
});

test("a token that is about something else, or was changed anywhere, is refused", async () => {
  const token = await stamp(authority, bytes);
  const trusted = await readCertificates(authority.caFile);
  const accepts = async (given: Uint8Array, about = bytes) => {
    requireTrusted(await checkToken(given, about), trusted);
  };
  await accepts(token);
  await expect(accepts(token, bytes.slice(1))).rejects.toThrow("about something else");
  const taken: number[] = [];
  for (let at = 0; at < token.length; at += 3) {
    const changed = Buffer.from(token);
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    await accepts(changed).then(
      () => taken.push(at),
      () => {},
    );
  }
  expect(taken).toEqual([]);
});

test("an authority that is not trusted, or has no certificate for it, is refused", async () => {
  await expect(stamp({ ...authority, caFile: other.caFile }, bytes)).rejects.toThrow(
    "by Test Time Stamping, whose certificate leads to none that is trusted",
  );
});

test("an authority that answers nothing, another question or nonsense is refused", async () => {
  const refused = (instead: TestAuthority["instead"]) => {
    authority.instead = instead;
    return stamp(authority, bytes).catch((error: Error) => error.message);
  };
  expect(await refused({ status: 503 })).toBe("The time-stamp authority answered 503.");
  expect(await refused({ status: 200, body: "<html>" })).toContain("no answer in the form");
  const refusal = Buffer.from("30053003020102", "hex");
  expect(await refused({ status: 200, body: refusal })).toContain("refused, with status 2");
  authority.instead = null;
  const replayed = await recordReply();
  expect(await refused({ status: 200, body: replayed })).toBe(
    "The time stamp answers another question.",
  );
  authority.instead = null;
});

/** An answer to an earlier question about the same bytes. */
async function recordReply(): Promise<Buffer> {
  const token = await stamp(authority, bytes);
  const granted = Buffer.from("3003020100", "hex");
  const length = granted.length + token.length;
  const head = Buffer.from([0x30, 0x82, length >> 8, length & 0xff]);
  return Buffer.concat([head, granted, token]);
}

let members: RecordMembers;
let zip: Buffer;

beforeAll(async () => {
  const { manager, subcontractId } = await makeAwardedChain();
  authority.isDown = true;
  const subject = { kind: "subcontract", subcontractId } as const;
  await expect(makeRecord(manager, subject)).rejects.toThrow(
    "The time-stamp authority does not answer",
  );
  authority.isDown = false;
  ({ members, zip } = await makeRecord(manager, subject));
}, 60_000);

test("a record carries the time stamp of its manifest, which OpenSSL verifies as well", async () => {
  expect([...members.keys()].at(-1)).toBe(TIMESTAMP_FILE);
  const { isOk, checks, repacking } = await verifyRecord(archiveOf(members));
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
  expect(isOk).toBe(true);
  expect(repacking?.isRepacked).toBe(false);
  expect(verifyAgain(packageOfRecord(members))).toMatchObject({ ok: true, isRepacked: false });
  expect(checks.find(({ id }) => id === "timestamp")?.detail).toMatch(
    /^\d{4}-.*Z, by Test Time Stamping; whether/,
  );
  const folder = join(authority.caFile, "..");
  for (const name of ["manifest.jws", TIMESTAMP_FILE])
    await writeFile(join(folder, name), members.get(name) ?? "");
  const said = await authority.openssl(
    ...["ts", "-verify", "-in", TIMESTAMP_FILE, "-token_in", "-data", "manifest.jws"],
    ...["-CAfile", "root.pem", "-untrusted", "between.pem"],
  );
  expect(said).toContain("Verification: OK");
});

const withToken = (token: Uint8Array) => new Map(members).set(TIMESTAMP_FILE, token);

/** What is said of the time stamp among these members, and whether the record holds. */
async function sayOf(given: RecordMembers) {
  const { isOk, checks } = await verifyRecord(archiveOf(given));
  return { isOk, said: checks.find(({ id }) => id === "timestamp")?.detail };
}

test("a time stamp of another record, or none, is found; one left out is told", async () => {
  const other = withToken(await stamp(authority, bytes));
  expect(await sayOf(other)).toEqual({
    isOk: false,
    said: "The time stamp is about something else.",
  });
  expect(verifyAgain(packageOfRecord(other))).toMatchObject({ ok: false, failed: ["timestamp"] });
  const garbage = await sayOf(withToken(Buffer.from("nothing")));
  expect(garbage.said).toMatch(/^manifest\.tst is no time stamp/);
  const large = await sayOf(withToken(Buffer.alloc(100_001, 7)));
  expect(large.said).toContain("too large");
  const without = new Map(members);
  without.delete(TIMESTAMP_FILE);
  expect(await sayOf(without)).toEqual({
    isOk: true,
    said: "none: the record says itself when it was built",
  });
});

test("the command judges who stamped by the certificates it is given", async () => {
  vi.spyOn(console, "log").mockReturnValue();
  const path = join(authority.caFile, "..", "record.zip");
  await writeFile(path, zip);
  expect(await verifyCommand([path])).toBe(0);
  expect(await verifyCommand([path, "--timestamp-ca", authority.caFile])).toBe(0);
  expect(await verifyCommand([path, "--timestamp-ca", other.caFile])).toBe(1);
});

test("a certificate that may do other things than stamp is refused", async () => {
  const loose = await startAuthority();
  const token = await stamp(loose, bytes);
  await loose.stop();
  // OpenSSL signs no time stamp with another certificate, so the usage is turned in the token.
  const usage = Buffer.from("06082b06010505070308", "hex");
  const turned = Buffer.from(token);
  turned[turned.indexOf(usage) + usage.length - 1] = 4;
  await expect(checkToken(turned, bytes)).rejects.toThrow("not one for time stamps");
});
