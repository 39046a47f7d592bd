import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { closeAudit } from "#app/commands/audit/close-audit.server.ts";
import { FORM_NAMES } from "#app/domain/kernel/form-names.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { sweepKeptForms } from "#app/platform/kept-form.server.ts";
import { endAllSessions } from "#app/platform/session.server.ts";
import { keptForms } from "#db/schema/form.ts";
import { memberships } from "#db/schema/organization.ts";
import { persons, sessions } from "#db/schema/person.ts";
import { answerAll, codeOf, later, makePdf } from "#tests/factories/answer.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { actorOf, TEST_PASSWORD, type TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { type Fields, formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

const NOT_SAVED = "What you typed is here; it is not saved yet.";
const TEXT = "Harrow &quot;Tools&quot; und Söhne";
const TYPED = { legalName: 'Harrow "Tools" und Söhne', tags: "castings, 5-axis" };

let chain: Awaited<ReturnType<typeof makeSupplyChain>>;
let page: string;
beforeEach(async () => {
  chain = await makeSupplyChain();
  page = paths.prime.newSupplier(chain.manager.organizationId);
});

/** The form with a field of this name, as the page shows it, filled in. */
async function fillIn(browser: Visitor, at: string, field: string, typed: Fields): Promise<Fields> {
  const { body } = await browser.get(at);
  const form = formsOf(body).find(({ inside }) => inside.includes(`name="${field}"`));
  if (!form) throw new Error(`no form with ${field} on ${at}`);
  return { ...inputsOf(form.inside), ...typed };
}

/** Sign in with password and second factor, by the forms as they stand, from where the portal sent the person. */
async function signIn(browser: Visitor, actor: TestActor, from: string): Promise<string> {
  const known = { email: actor.person.email, password: TEST_PASSWORD };
  const signedIn = await browser.post(from, await fillIn(browser, from, "password", known));
  const second = signedIn.location ?? "";
  const code = codeOf(later(actor, 30), new Date(Date.now() + 30_000));
  const given = await browser.post(second, await fillIn(browser, second, "code", { code }));
  expect(given.status).toBe(303);
  return given.location ?? "";
}

/** Send a form of the page after the session ended: where it leads. */
async function sendTooLate(actor: TestActor, at: string, field: string, typed: Fields) {
  const browser = await Visitor.of(actor.person);
  const fields = await fillIn(browser, at, field, typed);
  await endAllSessions(actor.personId);
  const sent = await browser.post(at, fields);
  expect(sent.status).toBe(303);
  return { browser, fields, location: sent.location ?? "" };
}

const keptRows = () => asSystem((tx) => tx.select().from(keptForms));

test("what was typed when the session ended is on its page again for the same person", async () => {
  const { manager } = chain;
  const { browser, location } = await sendTooLate(manager, page, "legalName", TYPED);
  expect((await browser.get(location)).body).toContain("Your session ended.");
  const back = await signIn(browser, manager, location);
  expect(back).toBe(page);
  const { body } = await browser.get(back);
  expect(body).toContain(NOT_SAVED);
  expect(body).toContain(TEXT);
  expect(body).toContain(TYPED.tags);

  const again = await fillIn(browser, page, "legalName", TYPED);
  const saved = await browser.post(page, again);
  expect(saved.status).toBe(303);
  expect((await browser.get(page)).body).not.toContain(NOT_SAVED);
  expect(await keptRows()).toEqual([]);
});

test("it is there until the second factor was given, and not before", async () => {
  const { manager } = chain;
  const { browser, location } = await sendTooLate(manager, page, "legalName", TYPED);
  const signedIn = await browser.post(location, {
    email: manager.person.email,
    password: TEST_PASSWORD,
  });
  const { body } = await browser.get(signedIn.location ?? "");
  expect(body).not.toContain("Harrow");
  expect((await browser.get(page)).status).toBe(302);
});

test("another person who signs in never sees it", async () => {
  const { browser, location } = await sendTooLate(chain.manager, page, "legalName", TYPED);
  const colleague = await actorOf(chain.prime, "prime-manager");
  const back = await signIn(browser, colleague, location);
  const { body, status } = await browser.get(back);
  expect(status).toBe(200);
  expect(body).not.toContain(NOT_SAVED);
  expect(body).not.toContain("Harrow");
});

test("it is unreadable in the database, and swept", async () => {
  await sendTooLate(chain.manager, page, "legalName", TYPED);
  const rows = await keptRows();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain("Harrow");
  await sweepKeptForms(new Date(Date.now() + 2 * 3600_000));
  expect(await keptRows()).toEqual([]);
});

const SECRET = "copper lantern forty moss";

test("a password is never kept", async () => {
  const secrets = { currentPassword: SECRET, newPassword: SECRET };
  const { official } = chain;
  const { browser, location } = await sendTooLate(
    official,
    paths.changePassword,
    "newPassword",
    secrets,
  );
  const back = await signIn(browser, official, location);
  expect((await browser.get(back)).body).not.toContain(SECRET);
});

test("of a signature the name comes back, and its code is never kept", async () => {
  const { official, requestId, supplier } = chain;
  await answerAll({ official, requestId, supplier });
  const at = paths.subcontractor.sign(official.organizationId, requestId);
  const typed = { officialName: "Dana W. of Harrow", code: SECRET };
  const { browser, location } = await sendTooLate(official, at, "code", typed);
  const back = await signIn(browser, official, location);
  expect(back).toBe(at);
  const { body } = await browser.get(back);
  expect(body).toContain("Dana W. of Harrow");
  expect(body).not.toContain(SECRET);
});

test("a file cannot be kept, and the page says so", async () => {
  const { official, requestId } = chain;
  const at = paths.subcontractor.section(official.organizationId, requestId, "evidence");
  const file = new File([new Uint8Array(makePdf("SPRS"))], "SPRS entry.pdf");
  const typed = { subject: "cmmc-status", noCui: "on", intent: "add", file };
  const { browser, location } = await sendTooLate(official, at, "noCui", typed);
  const { body } = await browser.get(await signIn(browser, official, location));
  expect(body).toContain("Your session ended.");
  expect(body).toContain("The file could not be kept");
});

test("a draft of the subcontractor and a form of a list come back as well", async () => {
  const { official, requestId, manager, contractId } = chain;
  const at = paths.subcontractor.section(official.organizationId, requestId, "organization");
  const { browser, location } = await sendTooLate(official, at, "legalName", {
    legalName: "Harrow Tools",
    address: "12 Mill Road, Dayton",
    intent: "continue",
  });
  const { body } = await browser.get(await signIn(browser, official, location));
  expect(body).toContain("12 Mill Road, Dayton");
  expect(body).toContain(NOT_SAVED);

  const edit = paths.prime.editContract(manager.organizationId, contractId);
  const other = await sendTooLate(manager, edit, "piid", {
    piid: "not a number",
    clauses: ["52.204-21"],
    "options[0].name": "Option 7",
  });
  const again = await other.browser.get(await signIn(other.browser, manager, other.location));
  expect(again.body).toContain("not a number");
  expect(again.body).toContain("Option 7");
  expect(again.body.match(/type="checkbox"[^>]*checked=""/g)).toHaveLength(1);
});

test("a button that was pressed too late says that nothing was done", async () => {
  const { manager, supplier, requestId } = chain;
  const o = manager.organizationId;
  const at = paths.prime.supplier(o, supplier.id);
  const browser = await Visitor.of(manager.person);
  const fields = await fillIn(browser, at, FORM_NAMES.key, {});
  await endAllSessions(manager.personId);
  const sent = await browser.post(paths.prime.remind(o, supplier.id, requestId), fields, at);
  const back = await signIn(browser, manager, sent.location ?? "");
  expect(back).toBe(at);
  const { body } = await browser.get(back);
  expect(body).toContain("Nothing was changed; ask for it again.");
});

test("a session that ran out by itself is answered like one that was ended", async () => {
  const { manager } = chain;
  const browser = await Visitor.of(manager.person);
  const fields = await fillIn(browser, page, "legalName", TYPED);
  await asSystem((tx) => tx.update(sessions).set({ expiresAt: new Date(Date.now() - 1_000) }));
  const sent = await browser.post(page, fields);
  const back = await signIn(browser, manager, sent.location ?? "");
  expect((await browser.get(back)).body).toContain(TEXT);
});

test("nothing is kept of a form that we showed to nobody, or that comes from elsewhere", async () => {
  const before = (await keptRows()).length;
  const stranger = new Visitor();
  const sent = await stranger.post(page, { ...TYPED, [FORM_NAMES.key]: "made up" });
  expect(sent.status).toBe(302);
  expect(sent.cookies).toEqual([]);
  expect(await keptRows()).toHaveLength(before);
});

test("a page that was opened by somebody else does nothing for who is signed in now", async () => {
  const { manager, prime } = chain;
  const browser = await Visitor.of(manager.person);
  const fields = await fillIn(browser, page, "legalName", TYPED);
  const colleague = await actorOf(prime, "prime-manager");
  const other = await Visitor.of(colleague.person);
  const sent = await other.post(page, fields);
  expect(sent.status).toBe(409);
  expect(sent.body).toContain("This page was opened by somebody else");
  expect(await asSystem((tx) => tx.select().from(persons))).not.toEqual([]);
});

test("what an auditor wrote while the room was closed is shown to be copied, to them alone", async () => {
  const { manager, contractId } = chain;
  const auditor = await makeAuditor(manager, [contractId]);
  const at = paths.audit.contract(auditor.grantId, contractId);
  const note = "The acknowledgement of <PO-7> is missing.\nWhere is it kept?";
  const browser = await Visitor.of({ id: auditor.personId });
  const fields = await fillIn(browser, at, "text", { kind: "question", text: note });
  await closeAudit({ ...manager, at: new Date() }, auditor.auditId);
  const sent = await browser.post(at, fields);
  expect(sent.status).toBe(410);
  expect(sent.body).toContain("Your access to this audit room has ended");
  expect(sent.body).toContain("The acknowledgement of &lt;PO-7&gt; is missing.");
  expect(sent.body).toContain("Copy it before you leave this page");
  const stranger = await Visitor.of(manager.person);
  expect((await stranger.post(at, fields)).body).not.toContain("acknowledgement");
});

test("what was written about something that is not there any more is shown to be copied", async () => {
  const { manager } = chain;
  const browser = await Visitor.of(manager.person);
  const fields = await fillIn(browser, page, "legalName", TYPED);
  await asSystem((tx) =>
    tx
      .update(memberships)
      .set({ endedAt: new Date() })
      .where(eq(memberships.personId, manager.personId)),
  );
  const sent = await browser.post(page, fields);
  expect(sent.status).toBe(404);
  expect(sent.body).toContain(TEXT);
  expect(sent.body).toContain(TYPED.tags);
});
