import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { faultsOf } from "#tests/setup/json-schemas.ts";
import { testEnvironment } from "#tests/setup/test-environment.ts";
import { makeDatabase, type ThrowAwayDatabase } from "#tests/setup/throw-away-database.ts";

/** What a portal consists of, loaded anew for each: its own environment, connections and keys. */
async function loadPortal(address: string, databaseUrl: string, evidenceDirectory: string) {
  Object.assign(process.env, testEnvironment(databaseUrl, evidenceDirectory), {
    APP_URL: address,
    EVIDENCE_MASTER_KEY: Buffer.alloc(32, address.length).toString("base64"),
  });
  vi.resetModules();
  const [chains, answers, visitors, db, env, zip, verify, signer, facts] = await Promise.all([
    import("#tests/factories/supply-chain.ts"),
    import("#tests/factories/answer.ts"),
    import("#tests/factories/visitor.ts"),
    import("#app/platform/db.server.ts"),
    import("#app/platform/env.server.ts"),
    import("#app/platform/zip.server.ts"),
    import("#app/domain/passport/verify-passport.ts"),
    import("#app/platform/signing/signer.server.ts"),
    import("#app/queries/fact/fact.server.ts"),
  ]);
  // Read now, before the next portal's takes its place.
  env.env();
  const tests = { ...chains, ...answers, ...visitors };
  return { ...tests, ...db, ...zip, ...verify, ...signer, ...facts };
}
type Portal = Awaited<ReturnType<typeof loadPortal>>;
type Chain = Awaited<ReturnType<Portal["makeSupplyChain"]>>;

const databases: ThrowAwayDatabase[] = [];
const folders: string[] = [];

async function startPortal(address: string): Promise<Portal> {
  const database = await makeDatabase(
    inject("serverUrl"),
    "flowdown_test",
    inject("templateDatabase"),
  );
  const folder = await mkdtemp(join(tmpdir(), "flowdown-portal-"));
  databases.push(database);
  folders.push(folder);
  return loadPortal(address, database.url, folder);
}

let first: Portal;
let second: Portal;
/** the shop as the first portal knows it, whose answer is signed there */
let there: Chain;
/** the same shop in the second portal, asked by another prime */
let here: Chain;
let passport: Buffer;

beforeAll(async () => {
  first = await startPortal("https://prime-one.example.com");
  there = await first.makeSupplyChain();
  await first.answerAll({ ...there, printValidUntil: calendarDate("2027-06-30") });
  await first.answerSection(there, "organization", {
    ...first.answersOf(there.supplier).organization,
    address: "14 Foundry Lane, Dayton, OH 45402",
  });
  const signed = await first.sign(there);
  if (!signed.ok) throw new Error(signed.reason);
  passport = await carryAway();
  second = await startPortal("https://prime-two.example.com");
  here = await second.makeSupplyChain();
}, 120_000);

afterAll(async () => {
  await Promise.all([first?.closeDatabase(), second?.closeDatabase()]);
  for (const database of databases) await database.drop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Fill in the form of a page that holds some words, and send it. */
async function submit(
  portal: Portal,
  visitor: InstanceType<Portal["Visitor"]>,
  page: string,
  words: string,
  typed: Parameters<typeof visitor.post>[1],
) {
  const { body } = await visitor.get(page);
  const form = portal.formsOf(body).find(({ inside }) => inside.includes(words));
  if (!form) throw new Error(`${page} has no form with ${words}`);
  return visitor.post(page, { ...portal.inputsOf(form.inside), ...typed });
}

/** Make a passport in the browser, with all evidence, and download it. */
async function carryAway(): Promise<Buffer> {
  const visitor = await first.Visitor.of(there.official.person);
  const o = there.official.organizationId;
  const page = paths.subcontractor.makePassport(o, there.requestId);
  const { body } = await visitor.get(page);
  const evidenceId = [...body.matchAll(/<input[^>]*name="evidenceId"[^>]*>/g)].map(
    ([input]) => /value="([^"]+)"/.exec(input)?.[1] ?? "",
  );
  expect(evidenceId).toHaveLength(1);
  const made = await submit(first, visitor, page, "evidenceId", { evidenceId });
  expect(made).toMatchObject({ status: 303, location: paths.subcontractor.passports(o) });
  const list = await visitor.get(paths.subcontractor.passports(o));
  const [, href = ""] = /href="([^"]+\/passport\.zip)"/.exec(list.body) ?? [];
  return visitor.download(href);
}

/** Bring a package to the second portal in the browser. */
async function bring(bytes: Buffer, chain = here) {
  const visitor = await second.Visitor.of(chain.official.person);
  const page = paths.subcontractor.takePassport(chain.official.organizationId, chain.requestId);
  const file = new File([new Uint8Array(bytes)], "Passport.zip", { type: "application/zip" });
  return { visitor, page, sent: await submit(second, visitor, page, 'type="file"', { file }) };
}

const read = async (bytes: Buffer) => second.verifyPassport(await second.openZipBytes(bytes));

/** The package with one text in it replaced by another of the same length. */
function tampered(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString("latin1");
  expect(text.split(from).length).toBeGreaterThan(1);
  return Buffer.from(text.replaceAll(from, to), "latin1");
}

test("what is carried away is whole, says nothing of the prime, and keeps to its schema", async () => {
  const { isOk, content, failures, number, verifierKey } = await read(passport);
  expect(failures).toEqual([]);
  expect(isOk).toBe(true);
  expect(number).toMatch(/^FP-[0-9A-F]{12}$/);
  expect(verifierKey).toMatch(/^flowdown-portal\/prime-one\.example\.com\+/);
  expect(faultsOf("passport-v1", content)).toBe("");
  const json = JSON.stringify(content);
  expect(json).toContain("14 Foundry Lane");
  expect(json).not.toContain(there.manager.organizationName);
  expect(json).not.toContain(there.manager.organizationId);
  expect(json).not.toContain(there.requestId);
  expect(content?.facts.map(({ kind }) => kind)).toEqual([
    "organization-profile",
    "information-system",
    "assessment",
    "affirmation",
  ]);
  const [print] = content?.facts.flatMap(({ evidence }) => evidence) ?? [];
  expect(print?.validUntil).toBe("2027-06-30");
  const keys = await (await first.Visitor.of(there.official.person)).get(paths.portalKeys);
  expect(keys.body).toContain(`${verifierKey} `);
});

test.each([
  ["an answer", "14 Foundry Lane", "99 Foundry Lane"],
  ["the evidence", "CMMC status of", "CMMC status oF"],
  ["the portal's address", '"https://prime-one', '"https://prime-two'],
])("tampered on the way, %s, it is refused and nothing is taken", async (_, from, to) => {
  const changed = tampered(passport, from, to);
  expect((await read(changed)).isOk).toBe(false);
  const { visitor, page, sent } = await bring(changed);
  expect(sent.status).toBe(422);
  expect(sent.body).toContain("was changed since it was sealed");
  expect((await visitor.get(page)).body).not.toContain("nothing in it was changed");
});

test("whoever got the portal's key elsewhere finds that another one sealed it", async () => {
  const own = await second.asSystem(second.getPortalKey);
  const verifierKey = await second.verifierKeyOf(own);
  const { failures } = await second.verifyPassport(await second.openZipBytes(passport), {
    verifierKey,
  });
  expect(failures.map(({ check }) => check)).toEqual(["signature"]);
  expect(failures[0]?.problem).toContain("signed by another key");
});

test("no passport and no ZIP are refused in words", async () => {
  expect((await bring(Buffer.from("no package"))).sent.body).toContain("no ZIP file");
});

test("whole, it fills in the draft, is told where it is from, and is signed anew", async () => {
  const { visitor, page, sent } = await bring(passport);
  expect(sent).toMatchObject({ status: 303, location: page });
  const taken = (await visitor.get(page)).body;
  expect(taken).toContain("nothing in it was changed");
  expect(taken).toContain("prime-one.example.com");
  expect(taken).toContain("This portal does not know that key");

  const o = here.official.organizationId;
  const section = await visitor.get(paths.subcontractor.section(o, here.requestId, "organization"));
  expect(section.body).toContain("14 Foundry Lane");
  expect(section.body).toContain("From passport");

  const request = paths.subcontractor.request(o, here.requestId);
  const reused = await submit(second, visitor, request, "Use what", { intent: "reuse" });
  expect(reused.status).toBe(303);
  const listed = (await visitor.get(request)).body;
  expect(listed).toContain("Unchanged.");
  await second.answerSection(here, "acknowledgement", { accepts: "on", passesOn: "no" });
  await second.answerSection(here, "certification", { hasCertificate: "no" });
  const review = (await visitor.get(paths.subcontractor.sign(o, here.requestId))).body;
  expect(review).toContain("Your signature here is a new statement");
  const signed = await second.sign(here);
  expect(signed.ok).toBe(true);
  const facts = await second.asActor(here.official, second.listOwnFacts);
  const evidenceOf = (kind: string) =>
    facts.find((fact) => fact.kind === kind)?.evidence.map(({ sha256 }) => sha256);
  expect(facts.find(({ kind }) => kind === "organization-profile")?.content).toMatchObject({
    address: "14 Foundry Lane, Dayton, OH 45402",
  });
  const { content } = await read(passport);
  const carried = content?.facts.find(({ kind }) => kind === "assessment")?.evidence;
  expect(evidenceOf("assessment")).toEqual(carried?.map(({ sha256 }) => sha256));
  const lastDays = facts.flatMap(({ evidence }) => evidence.map(({ validUntil }) => validUntil));
  expect(lastDays).toContain("2027-06-30");
  // What was signed here is not filled in again.
  expect((await visitor.get(page)).body).toContain("You have signed your answer");
});

test("a passport of another company is refused", async () => {
  const other = await second.makeSupplyChain();
  await second.asSystem((tx) =>
    tx.execute(
      `update organizations set uei = 'ZZZZZZZZZZZ9' where id = '${other.official.organizationId}'`,
    ),
  );
  const { sent } = await bring(passport, other);
  expect(sent.status).toBe(422);
  expect(sent.body).toContain("of another company");
});

test("flowdown verify checks it as it checks a record", async () => {
  const folder = folders[0] ?? "";
  const path = join(folder, "passport.zip");
  await writeFile(path, passport);
  const { run } = await import("#app/cli/verify.ts");
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  expect(await run([path])).toBe(0);
  expect(said.mock.calls.join("\n")).toMatch(/Passport FP-[0-9A-F]+ is whole and unchanged/);
  await writeFile(path, tampered(passport, "14 Foundry Lane", "99 Foundry Lane"));
  expect(await run([path])).toBe(1);
  expect(said.mock.calls.at(-1)?.join("")).toContain("passport.json was changed");
  said.mockRestore();
});
