import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import forge from "node-forge";
import { afterAll, expect, test } from "vitest";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { replaceRecordCertificate } from "#app/commands/record/replace-record-certificate.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { readEntry } from "#app/domain/log/entry.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { sealText } from "#app/platform/secret.server.ts";
import { getSigningCertificate } from "#app/platform/signing/certificate.server.ts";
import { writePkcs12 } from "#app/platform/signing/pkcs12.server.ts";
import { makeCertificate } from "#app/platform/signing/x509.server.ts";
import { listCertificates } from "#app/queries/record/certificate.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { oversightCertificates } from "#db/schema/oversight-key.ts";
import { makeOrganization, nextNumber, type TestOrganization } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { requirePoppler, runPoppler } from "#tests/setup/poppler.ts";

requirePoppler();

const folder = mkdtempSync(join(tmpdir(), "flowdown-certificate-"));
afterAll(() => rmSync(folder, { recursive: true }));

function keep(bytes: Uint8Array, name = "file"): string {
  const path = join(folder, `${nextNumber()}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

/** The PDF of a new record: of the chain's subcontract unless told otherwise. */
async function makePdf({ manager, subcontractId, prime }: Chain, of?: RecordSubject) {
  const actor = { ...manager, at: new Date() };
  const subject = of ?? { kind: "subcontract" as const, subcontractId };
  const asked = await requestRecord(actor, subject, { asOf: actor.on });
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: prime.id });
  const pdf = await openRecord(manager, asked.recordId, "pdf");
  if (!pdf) throw new Error("the record was not built");
  return { path: keep(pdf.bytes, "record.pdf"), bytes: pdf.bytes, number: asked.number };
}

const inUse = (prime: TestOrganization) =>
  asSystem((tx) => getSigningCertificate(tx, prime.id, new Date()));
const signatureOf = (path: string) => runPoppler("pdfsig", ["-nocert", path]);
const textOf = (path: string) => runPoppler("pdftotext", [path, "-"]).replaceAll(/\s+/g, " ");

/** A PKCS #12 file as an authority hands it over: encrypted under a passphrase. */
async function makePkcs12(name: string, passphrase: string, at = new Date()) {
  const { privateKey, certificate } = await makeCertificate(name, at);
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(pem),
    [forge.pki.certificateFromPem(certificate.toString())],
    passphrase,
    { algorithm: "aes256" },
  );
  const bytes = Buffer.from(forge.asn1.toDer(asn1).getBytes(), "latin1");
  return { bytes, certificate };
}

test("a tool that is not ours finds the PDF of a record signed as a whole, tagged and readable", async () => {
  const chain = await makeSupplyChain();
  const { path, number } = await makePdf(chain);
  const said = signatureOf(path);
  expect(said).toContain("Signature Type: ETSI.CAdES.detached");
  expect(said).toContain("Signing Hash Algorithm: SHA-256");
  expect(said).toContain("Total document signed");
  expect(said).toContain("Signature Validation: Signature is Valid.");
  expect(said).toContain(`Signer Certificate Common Name: ${chain.prime.legalName}`);
  expect(runPoppler("pdfinfo", [path])).toMatch(/^Tagged: +yes$/m);
  expect(runPoppler("pdfinfo", ["-struct", path])).toMatch(/^ +H1/m);
  const text = textOf(path);
  expect(text).toContain(number);
  const { fingerprint } = await inUse(chain.prime);
  expect(text.replaceAll(" ", "")).toContain(fingerprint);
});

test("the record of a contract is signed too", async () => {
  const chain = await makeSupplyChain();
  const { path } = await makePdf(chain, { kind: "contract", contractId: chain.contractId });
  expect(signatureOf(path)).toContain("Total document signed");
  expect(signatureOf(path)).toContain("Signature is Valid");
  expect(textOf(path)).toContain("0 of 1 subcontract meet what is required");
});

test("one byte changed anywhere makes the signature invalid", async () => {
  const { bytes } = await makePdf(await makeSupplyChain());
  for (const place of [100, 5_000, bytes.length - 20_000, bytes.length - 200]) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    expect(signatureOf(keep(changed, "changed.pdf"))).not.toContain("Signature is Valid");
  }
});

test("a prime has one certificate, whoever asks first", async () => {
  const prime = await makeOrganization("Łódź Castings, Inc.");
  const asked = await Promise.all([inUse(prime), inUse(prime), inUse(prime)]);
  expect(new Set(asked.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  const listed = await asSystem((tx) => listCertificates(tx, { primeName: prime.legalName }));
  expect(listed).toMatchObject([{ fingerprint: asked[0].fingerprint, retiredAt: null }]);
  expect(asked[0].subject).toContain("Łódź Castings");
});

test("a certificate that opens no more, or has expired, gives way to a new one", async () => {
  const prime = await makeOrganization();
  const first = await inUse(prime);
  const bundleSealed = sealText("oversight-key", "sealed with another secret");
  await asSystem(async (tx) => {
    await tx.update(oversightCertificates).set({ retiredAt: new Date() });
    const { certificate } = await makeCertificate(prime.legalName, new Date());
    await tx
      .insert(oversightCertificates)
      .values({ primeId: prime.id, certificate: certificate.toString(), bundleSealed });
  });
  const second = await inUse(prime);
  expect(second.fingerprint).not.toBe(first.fingerprint);
  const later = new Date(second.expiresAt.getTime() + 1_000);
  const third = await asSystem((tx) => getSigningCertificate(tx, prime.id, later));
  expect(third.fingerprint).not.toBe(second.fingerprint);
  expect(third.expiresAt > later).toBe(true);
});

test("a replaced certificate signs from then on, the log says so, and the old PDF stays valid", async () => {
  const chain = await makeSupplyChain();
  const first = await makePdf(chain);
  const made = await inUse(chain.prime);
  const own = await makePkcs12("Aster Dynamics Document Signing", "correct horse");
  const actor = systemActor({ ...chain.prime, timeZone: "UTC" }, new Date());
  const given = { pkcs12: own.bytes, passphrase: "correct horse" };
  const outcome = await asSystem((tx) => replaceRecordCertificate({ tx, actor }, given));
  const fingerprint = own.certificate.fingerprint256.replaceAll(":", "").toLowerCase();
  expect(outcome).toEqual({ ok: true, fingerprint });

  const second = await makePdf(chain);
  expect(signatureOf(second.path)).toContain("Common Name: Aster Dynamics Document Signing");
  expect(signatureOf(second.path)).toContain("Signature is Valid");
  expect(textOf(second.path).replaceAll(" ", "")).toContain(fingerprint);
  expect(signatureOf(first.path)).toContain("Signature is Valid");

  const [entry] = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.action, "certificate.replaced")),
  );
  expect(readEntry(entry?.entry ?? "{}").detail).toEqual({
    before: { sha256: made.fingerprint },
    after: { sha256: fingerprint },
  });
});

test("what cannot sign is refused, and the certificate in use stays", async () => {
  const prime = await makeOrganization();
  const { fingerprint } = await inUse(prime);
  const actor = systemActor({ ...prime, timeZone: "UTC" }, new Date());
  const replace = (pkcs12: Uint8Array, passphrase: string) =>
    asSystem((tx) => replaceRecordCertificate({ tx, actor }, { pkcs12, passphrase }));
  const good = await makePkcs12("Good", "right");
  const old = await makePkcs12("Old", "right", new Date("2010-01-01"));
  const early = await makePkcs12("Early", "right", new Date(Date.now() + 86_400_000));
  const [one, other] = await Promise.all([
    makeCertificate("One", new Date()),
    makeCertificate("Other", new Date()),
  ]);
  const mixed = writePkcs12({ privateKey: one.privateKey, chain: [other.certificate] });
  expect(await replace(good.bytes, "wrong")).toEqual({
    ok: false,
    reason: "wrong-passphrase",
  });
  expect(await replace(old.bytes, "right")).toEqual({ ok: false, reason: "expired" });
  expect(await replace(early.bytes, "right")).toEqual({ ok: false, reason: "not-yet-valid" });
  expect(await replace(mixed, "")).toEqual({ ok: false, reason: "no-match" });
  expect(await replace(Buffer.from("no file"), "")).toEqual({ ok: false, reason: "unreadable" });
  expect((await inUse(prime)).fingerprint).toBe(fingerprint);
});

test("the role of the web reads no private key", async () => {
  const prime = await makeOrganization();
  await inUse(prime);
  const read = asSystem(async (tx) => {
    await tx.execute(sql`set local role flowdown_web`);
    await tx.execute(sql`select bundle_sealed from oversight_certificates`);
  });
  await expect(read).rejects.toThrow();
});
