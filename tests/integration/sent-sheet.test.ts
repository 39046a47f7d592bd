import { eq, like } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { acceptAsNewPerson } from "#app/commands/invitation/accept-invitation.server.ts";
import { declineInvitation } from "#app/commands/invitation/decline-invitation.server.ts";
import { revokeInvitation } from "#app/commands/invitation/revoke-invitation.server.ts";
import { recordSheet } from "#app/commands/offline/record-sheet.server.ts";
import { sendSheet } from "#app/commands/offline/send-sheet.server.ts";
import { ANSWER_COLUMN } from "#app/domain/offline/write-sheets.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { readTable } from "#app/platform/read-table.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { listBroughtSheets } from "#app/queries/offline/brought.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { listShowings } from "#app/queries/showing/showing.server.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { rateLimits } from "#db/schema/person.ts";
import { submissions } from "#db/schema/request.ts";
import { broughtSheets } from "#db/schema/showing.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { FILLED_IN, makeFilledSheet } from "#tests/factories/brought.ts";
import { makeBrowser } from "#tests/factories/browser.ts";
import { invite, inviteAs, newEmail, openLink } from "#tests/factories/invitation.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import { makeContract, makeSubcontract, makeSupplier } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";
import { fillWithOpenpyxl } from "#tests/setup/openpyxl.ts";

// Every test of this file opens links from one network.
beforeEach(() => asSystem((tx) => tx.delete(rateLimits).then(() => undefined)));

/** A supplier that was asked and invited, and has not signed in. */
async function makeInvited() {
  const prime = await makeOrganization();
  const manager = await actorOf(prime, "prime-manager");
  const supplier = await makeSupplier(manager);
  const contractId = await makeContract(manager);
  const { requestId } = await makeSubcontract(manager, { contractId, supplier });
  const email = newEmail();
  const { invitationId } = await invite(manager, supplier.id, email);
  const page = paths.sentSheet(deriveToken("invitation", invitationId));
  const which = { supplierId: supplier.id, requestId };
  return { prime, manager, supplier, contractId, requestId, invitationId, email, page, which };
}
type Invited = Awaited<ReturnType<typeof makeInvited>>;

async function fileOf({ manager, which }: Invited, typed: Record<string, string> = FILLED_IN) {
  return new File([new Uint8Array(await makeFilledSheet(manager, which, typed))], "answers.xlsx");
}

/** Send a file as a browser does that was never signed in. */
async function send(invited: Invited, file: File, browser = new Visitor()) {
  const opened = await browser.get(invited.page);
  const form = formsOf(opened.body).find(({ inside }) => inside.includes('type="file"'));
  const fields = { ...inputsOf(form?.inside ?? ""), file };
  return browser.post(invited.page, fields);
}

const sheetsOf = ({ manager, requestId }: Invited) =>
  asActor(manager, (scope) => listBroughtSheets(scope, requestId));
const entriesOf = (organizationId: string) =>
  asSystem(async (tx) => {
    const rows = await tx
      .select({ entry: oversightLog.entry, action: oversightLog.action })
      .from(oversightLog)
      .where(eq(oversightLog.primeId, organizationId));
    return rows.filter(({ action }) => action === "sheet.brought").map(({ entry }) => entry);
  });

test("whoever holds the link sends a spreadsheet without signing in; it waits, and states nothing", async () => {
  const invited = await makeInvited();
  const { manager, supplier, requestId, invitationId, email } = invited;
  const browser = new Visitor();
  const answer = await send(invited, await fileOf(invited), browser);
  expect(answer.status).toBe(303);
  const after = await browser.get(answer.location ?? "");
  expect(after.body).toContain("has it");
  expect(after.body).toContain("Every cell that was filled in could be read.");
  const [sheet, ...others] = await sheetsOf(invited);
  expect(others).toEqual([]);
  expect(sheet).toMatchObject({ invitationId, isRecorded: false, fileName: "answers.xlsx" });
  expect(sheet?.answers.assessment).toMatchObject({ cmmcType: "Level 2 (C3PAO)" });
  expect(await asActor(manager, (scope) => listShowings(scope, [supplier.id]))).toEqual([]);
  const signed = await asSystem((tx) =>
    tx.select().from(submissions).where(eq(submissions.requestId, requestId)),
  );
  expect(signed).toEqual([]);
  const [logged, ...more] = await entriesOf(manager.organizationId);
  expect(more).toEqual([]);
  expect(logged).toContain(email);
  expect(logged).toContain(invitationId);
  const told = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.toEmail, manager.person.email)),
  );
  expect(told.map(({ kind }) => kind)).toContain("sheet-sent");
});

test("cells that cannot be answers are named to the browser that sent them, and to no other with the link", async () => {
  const invited = await makeInvited();
  const browser = new Visitor();
  const wrong = { ...FILLED_IN, "assessment.cmmcStatusDate": "last spring" };
  const answer = await send(invited, await fileOf(invited, wrong), browser);
  const [sheet] = await sheetsOf(invited);
  const [problem] = sheet?.problems ?? [];
  const { body } = await browser.get(answer.location ?? "");
  expect(body).toContain(`<strong>${problem?.cell}</strong>`);
  expect(body).toContain("1 cell could not be read");
  for (const other of [
    await new Visitor().get(answer.location ?? ""),
    await browser.get(invited.page),
  ]) {
    expect(other.status).toBe(200);
    expect(other.body).not.toContain("has it");
    for (const secret of ["S200001234", "last spring", "Dana Reed", "12 Mill Road"])
      expect(other.body).not.toContain(secret);
  }
});

test("the same file again is one spreadsheet, and two at once are one", async () => {
  const invited = await makeInvited();
  const file = await fileOf(invited);
  const answers = await Promise.all([send(invited, file), send(invited, file)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  await send(invited, file);
  expect(await sheetsOf(invited)).toHaveLength(1);
  const other = { ...FILLED_IN, "organization.employees": "12" };
  await send(invited, await fileOf(invited, other));
  expect(await sheetsOf(invited)).toHaveLength(2);
});

test("a link that lets nobody in any more takes nothing: accepted, withdrawn, declined, expired, another kind, made up", async () => {
  const later = new Date(Date.now() + 400 * 24 * 3600 * 1000);
  const ends: Record<string, (invited: Invited) => Promise<unknown>> = {
    accepted: async ({ invitationId }) =>
      acceptAsNewPerson(await openLink(invitationId), {
        name: "June Okafor",
        newPassword: "harbor violet quartz nine",
        browser: makeBrowser(),
        at: new Date(),
      }),
    withdrawn: ({ manager, invitationId }) => revokeInvitation(manager, "supplier", invitationId),
    declined: async ({ invitationId }) =>
      declineInvitation(await openLink(invitationId), new Date()),
    expired: async () => undefined,
  };
  for (const [what, end] of Object.entries(ends)) {
    const invited = await makeInvited();
    const browser = new Visitor();
    const opened = await browser.get(invited.page);
    const form = formsOf(opened.body).find(({ inside }) => inside.includes('type="file"'));
    const before = await openLink(invited.invitationId);
    const file = await fileOf(invited);
    await end(invited);
    if (what !== "expired") {
      const answer = await browser.post(invited.page, { ...inputsOf(form?.inside ?? ""), file });
      expect(answer.location, what).toContain("/invitations/");
      expect(answer.location, what).not.toContain("spreadsheet");
    }
    const bytes = Buffer.from(await file.arrayBuffer());
    const at = what === "expired" ? later : new Date();
    expect(
      await sendSheet(before, invited.requestId, {
        file: { name: "a.xlsx", bytes, isSaidToBe: false },
        at,
      }),
      `${what} while the file was read`,
    ).toEqual({ ok: false, reason: "not-open" });
    expect(await sheetsOf(invited), what).toEqual([]);
  }
  const { manager } = await makeInvited();
  const colleague = await inviteAs(
    await actorOf(
      { id: manager.organizationId, legalName: manager.organizationName },
      "prime-admin",
    ),
    "prime-viewer",
  );
  for (const token of [deriveToken("invitation", colleague), "made-up", crypto.randomUUID()]) {
    const page = paths.sentSheet(token);
    expect((await new Visitor().get(page)).status).toBe(404);
    const file = new File(["x"], "a.xlsx");
    expect((await new Visitor().post(page, { requestId: "x", file })).status).toBe(404);
  }
});

test("a link answers what was asked of its own supplier, and nothing else", async () => {
  const invited = await makeInvited();
  const other = await makeInvited();
  const sibling = await makeSupplier(invited.manager);
  const of = await makeSubcontract(invited.manager, {
    contractId: invited.contractId,
    supplier: sibling,
  });
  const file = await fileOf(invited);
  const bytes = Buffer.from(await file.arrayBuffer());
  const invitation = await openLink(invited.invitationId);
  for (const requestId of [other.requestId, of.requestId, crypto.randomUUID()]) {
    expect(
      await sendSheet(invitation, requestId, {
        file: { name: "a", bytes, isSaidToBe: false },
        at: new Date(),
      }),
    ).toEqual({ ok: false, reason: "not-found" });
    const answer = await new Visitor().post(invited.page, { requestId, file });
    expect(answer.status).toBe(422);
    expect(answer.body).not.toContain(other.supplier.legalName);
  }
  expect(await asSystem((tx) => tx.select().from(broughtSheets))).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ requestId: other.requestId })]),
  );
});

test("what is no spreadsheet, another one, an empty one or too large is refused beside its field", async () => {
  const invited = await makeInvited();
  const big = new File([new Uint8Array(1_000_001)], "answers.xlsx");
  const cases: [File, string][] = [
    [new File([], ""), "Choose the spreadsheet"],
    [new File(["PK\u0003\u0004 no archive"], "answers.xlsx"), "cannot be read"],
    [new File(["Part,Price\n1,2\n"], "list.csv"), "This is another spreadsheet"],
    [big, "larger than 1 MB"],
  ];
  for (const [file, words] of cases) {
    const answer = await send(invited, file);
    expect(answer.status, words).toBe(422);
    expect(answer.body).toContain(words);
  }
  expect(await sheetsOf(invited)).toEqual([]);
});

/** Whoever opens many links is stopped by network; this is about what one link takes. */
const asFromElsewhere = () =>
  asSystem((tx) =>
    tx
      .delete(rateLimits)
      .where(like(rateLimits.key, "token:%"))
      .then(() => undefined),
  );

test("a form without a file costs nothing; twenty files an hour are opened", async () => {
  const invited = await makeInvited();
  const browser = new Visitor();
  const post = async (file: File, { page, requestId } = invited) => {
    await asFromElsewhere();
    return browser.post(page, { requestId, file });
  };
  for (let turn = 0; turn < 25; turn += 1) expect((await post(new File([], ""))).status).toBe(422);
  const wrong = () => new File(["Part,Price\n1,2\n"], "list.csv");
  for (let turn = 0; turn < 20; turn += 1) expect((await post(wrong())).status).toBe(422);
  const refused = await post(wrong());
  expect(refused.status).toBe(429);
  expect(refused.body).toMatch(/Try again in \d+ minutes/);
  expect(refused.body).toContain("accept the invitation and answer on the screen");
  expect((await post(wrong(), await makeInvited())).status).toBe(422);
});

test("a link that is posted to without end is stopped before a byte is read", async () => {
  const { page } = await makeInvited();
  const browser = new Visitor();
  const statuses: number[] = [];
  for (let turn = 0; turn < 121; turn += 1) {
    await asFromElsewhere();
    const nothing = { requestId: "none", file: new File([], "") };
    statuses.push((await browser.post(page, nothing)).status);
  }
  expect(statuses.slice(0, 120).every((status) => status === 422)).toBe(true);
  expect(statuses[120]).toBe(429);
});

test("who signs in later takes it over as a draft, and is told that nobody signed it in", async () => {
  const invited = await makeInvited();
  const { supplier, requestId } = invited;
  await send(invited, await fileOf(invited));
  const organization = await makeOrganization();
  await asSystem((tx) =>
    tx
      .update(suppliers)
      .set({ organizationId: organization.id, linkedAt: new Date() })
      .where(eq(suppliers.id, supplier.id)),
  );
  const official = await actorOf(organization, "subcontractor-official");
  const browser = await Visitor.of(official.person);
  const page = paths.subcontractor.request(organization.id, requestId);
  const { body } = await browser.get(page);
  expect(body).toContain("came through the link of");
  const form = formsOf(body).find(({ inside }) => inside.includes('name="sheetId"'));
  await browser.post(
    paths.subcontractor.takeBrought(organization.id, requestId),
    inputsOf(form?.inside ?? ""),
  );
  const draft = (await asActor(official, (scope) => getRequestFile(scope, requestId)))?.draft;
  expect(draft?.assessment).toMatchObject({
    isConfirmed: false,
    fromSheet: { fileName: "answers.xlsx" },
  });
});

test("the prime sees that it came by the link, and records what it says once, where nobody has an account", async () => {
  const invited = await makeInvited();
  const { manager, supplier, requestId, which, email } = invited;
  await send(invited, await fileOf(invited));
  const browser = await Visitor.of(manager.person);
  const page = paths.prime.offline(manager.organizationId, supplier.id, requestId);
  const before = await browser.get(page);
  expect(before.body).toContain("through the link of the letter to");
  const [sheet] = await sheetsOf(invited);
  const record = () => recordSheet(manager, which, { sheetId: sheet?.id ?? "", isConfirmed: true });
  expect(await Promise.all([record(), record()])).toEqual([{ ok: true }, { ok: true }]);
  const recorded = await asActor(manager, (scope) => listShowings(scope, [supplier.id]));
  expect(recorded.map(({ kind }) => kind).sort()).toEqual([
    "affirmation",
    "assessment",
    "organization-profile",
  ]);
  expect(recorded[0]?.note).toContain("without signing in");
  const sheets = await sheetsOf(invited);
  expect(sheets.map(({ isRecorded }) => isRecorded).sort()).toEqual([false, true]);
  expect((await browser.get(page)).body).not.toContain('name="sheetId"');
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  expect(
    await recordSheet(stranger, which, { sheetId: sheet?.id ?? "", isConfirmed: true }),
  ).toEqual({
    ok: false,
    reason: "not-found",
  });
  const theirs = await Visitor.of(stranger.person);
  const form = { sheetId: sheet?.id ?? "" };
  const o = stranger.organizationId;
  for (const address of [
    paths.prime.recordSheet(o, supplier.id, requestId),
    paths.prime.recordSheet(manager.organizationId, supplier.id, requestId),
  ])
    expect((await theirs.post(address, form)).status).toBe(404);
  expect(email).toContain("@");
});

test("a prime cannot claim that a spreadsheet came through the link of a letter", async () => {
  const { manager, supplier, requestId, invitationId } = await makeInvited();
  await expect(
    asActor(manager, ({ tx, actor }) =>
      tx.insert(broughtSheets).values({
        broughtAt: actor.at,
        broughtBy: actor.personId,
        broughtByName: actor.personName,
        primeId: actor.organizationId,
        supplierId: supplier.id,
        requestId,
        sentBy: "Dana Reed",
        sentOn: actor.on,
        fileName: "a.xlsx",
        sha256: "a".repeat(64),
        answers: {},
        problems: [],
        isRecorded: false,
        invitationId,
      }),
    ),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("the link gives the questions, empty, and takes them back filled in; of another supplier it gives nothing", async () => {
  const invited = await makeInvited();
  const token = deriveToken("invitation", invited.invitationId);
  const browser = new Visitor();
  expect((await browser.get(invited.page)).body).toContain("Take the questions of");
  const bytes = await browser.download(paths.askedSheet(token, invited.requestId));
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(String(table.reason));
  const answers = table.rows.slice(1).map(({ cells }) => cells[ANSWER_COLUMN] ?? "");
  expect(answers.every((answer) => answer === "")).toBe(true);
  expect(table.rows.flatMap(({ cells }) => cells)).not.toContain(invited.supplier.legalName);
  const filled = fillWithOpenpyxl(bytes, FILLED_IN);
  const sent = await send(invited, new File([new Uint8Array(filled)], "answers.xlsx"));
  expect(sent.status).toBe(303);
  expect((await sheetsOf(invited))[0]).toMatchObject({ isMarked: true });
  const other = await makeInvited();
  for (const requestId of [other.requestId, crypto.randomUUID()])
    expect((await browser.get(paths.askedSheet(token, requestId))).status).toBe(404);
  await revokeInvitation(invited.manager, "supplier", invited.invitationId);
  expect((await browser.get(paths.askedSheet(token, invited.requestId))).status).toBe(404);
});
