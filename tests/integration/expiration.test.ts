import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import { beforeAll, expect, test } from "vitest";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { makeCalendar } from "#app/commands/expiration/make-calendar.server.ts";
import { revokeCalendar } from "#app/commands/expiration/revoke-calendar.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { EXPIRATION_WORDS } from "#app/domain/expiration/kinds.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import {
  chooseExpirations,
  countByMonth,
  pageOfExpirations,
  readExpirationList,
} from "#app/domain/expiration/list-address.ts";
import { addDays, addYears } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { findOwnCalendar } from "#app/queries/expiration/calendar.server.ts";
import {
  type ExpirationScope,
  listKnownExpirations,
} from "#app/queries/expiration/expiration.server.ts";
import { findExpirations } from "#app/queries/expiration/found.server.ts";
import { listPrimeEndings } from "#app/queries/expiration/prime-endings.server.ts";
import { calendars } from "#db/schema/calendar.ts";
import { memberships } from "#db/schema/organization.ts";
import { securityEvents } from "#db/schema/security.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

let chain: Awaited<ReturnType<typeof makeSupplyChain>>;
let other: { contractId: string; supplierName: string };
let stranger: TestActor;

const known = (actor: TestActor, which: ExpirationScope = {}) =>
  asActor(actor, (scope) => listKnownExpirations(scope, which));
const linesOf = (all: readonly Expiration[]) => all.map(({ on, kind }) => `${on} ${kind}`);

/** A status of 90 days ago, affirmed on its day and accepted; beside it a contract with an option. */
beforeAll(async () => {
  chain = await makeSupplyChain();
  const { manager, supplier } = chain;
  const statusDate = addDays(manager.on, -90);
  const { submissionId } = await makeSubmission(chain, assessmentOf(supplier, { statusDate }));
  const accepted = await acceptSubmission(manager, supplier.id, submissionId, {
    method: "certificate",
    note: "",
  });
  if (!accepted.ok) throw new Error(accepted.reason);
  await asSystem((tx) =>
    tx.update(suppliers).set({ ownerId: manager.personId }).where(eq(suppliers.id, supplier.id)),
  );
  const options = [{ name: "Option 1", exerciseOn: addDays(manager.on, 200) }];
  const endsOn = addDays(manager.on, 400);
  const contractId = await makeContract(manager, { options, endsOn });
  const second = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier: second });
  other = { contractId, supplierName: second.legalName };
  stranger = (await makeSupplyChain()).manager;
}, 120_000);

test("the endings of facts, requests, verdicts and contracts are listed together", async () => {
  const { manager, contractId } = chain;
  const statusDate = addDays(manager.on, -90);
  const due = addYears(statusDate, 1);
  expect(linesOf(await known(manager, { contractId }))).toEqual([
    `${due} verdict-ends`,
    `${due} affirmation-due`,
    `${addYears(statusDate, 3)} status-expires`,
    "2029-12-31 contract-ends",
  ]);
  expect(linesOf(await known(manager, { contractId: other.contractId }))).toEqual([
    `${addDays(manager.on, 21)} answer-due`,
    `${addDays(manager.on, 200)} option-to-exercise`,
    `${addDays(manager.on, 400)} contract-ends`,
  ]);
});

test("a list is narrowed by the owner and by the words of a supplier", async () => {
  const { manager, supplier } = chain;
  const names = (all: readonly Expiration[]) => [
    ...new Set(all.flatMap((one) => (one.supplier ? [one.supplier.name] : []))),
  ];
  expect(names(await known(manager, { isMine: true }))).toEqual([supplier.legalName]);
  expect(names(await known(manager, { search: other.supplierName }))).toEqual([other.supplierName]);
  const colleague = await actorOf(chain.prime, "prime-manager");
  expect(await known(colleague, { isMine: true })).toEqual([]);
});

test("a page read by the days that are kept is the page of everything that is known", async () => {
  const all = await known(chain.manager);
  const { on } = chain.manager;
  const month = addDays(on, 21).slice(0, 7);
  for (const query of ["", "kind=verdict-ends", `when=${month}`, "kind=contract-ends", "owner=me"])
    for (const cut of [0, 2]) {
      const address = readExpirationList(new URLSearchParams(query));
      const { isMine, kind } = address;
      const asked = isMine ? await known(chain.manager, { isMine }) : all;
      const after = asked[cut - 1] ?? null;
      const found = await asActor(chain.manager, (scope) =>
        findExpirations(scope, { ...address, after }),
      );
      const ofKind = chooseExpirations(asked, { kind, when: undefined }, on);
      expect(found, query).toEqual({
        ...pageOfExpirations(chooseExpirations(asked, address, on), after),
        ...countByMonth(ofKind, on),
        unkept: 0,
      });
    }
});

test("another prime's subcontracts are never among them", async () => {
  expect(await known(stranger, { contractId: chain.contractId })).toEqual([]);
});

test("the page and its file show the same, and a month leads to its own", async () => {
  const browser = await Visitor.of(chain.manager.person);
  const { id } = chain.prime;
  const page = await browser.get(paths.prime.expirations(id));
  expect(page.status).toBe(200);
  const file = await browser.get(paths.prime.exportExpirations(id, "csv"));
  const all = await known(chain.manager);
  expect(file.body.trim().split("\r\n")).toHaveLength(all.length + 1);
  for (const { kind } of all)
    expect(page.body).toContain(EXPIRATION_WORDS[kind].replace("&", "&amp;"));
  const month = addDays(chain.manager.on, 200).slice(0, 7);
  const ofMonth = await browser.get(`${paths.prime.exportExpirations(id, "csv")}?when=${month}`);
  const expected = all.filter(({ on }) => on.startsWith(month));
  expect(ofMonth.body.trim().split("\r\n")).toHaveLength(expected.length + 1);
  const overview = await browser.get(paths.prime.overview(id));
  expect(overview.body).toContain(paths.prime.expirations(id));
});

/** What a program without a session reads at the address of a person's calendar. */
const readAddress = (token: string) => new Visitor().get(paths.calendar(token));

async function addressOf(actor: TestActor, ownSuppliersOnly = false): Promise<string> {
  await makeCalendar(actor.personId, { ownSuppliersOnly });
  const calendar = await findOwnCalendar(actor.personId);
  if (!calendar) throw new Error("no calendar");
  return calendar.token;
}

function eventsIn(body: string): ICAL.Event[] {
  const component = new ICAL.Component(ICAL.parse(body));
  return component.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

test("an independent program reads of a calendar what the list shows, as whole days", async () => {
  const { manager } = chain;
  const token = await addressOf(manager);
  const { status, body } = await readAddress(token);
  expect(status).toBe(200);
  const events = eventsIn(body);
  const all = await known(manager);
  expect(events.map(({ startDate }) => startDate.toString())).toEqual(all.map(({ on }) => on));
  expect(events.every(({ startDate }) => startDate.isDate)).toBe(true);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(all.length);
  for (const [index, { meaning, supplier }] of all.entries()) {
    expect(events[index]?.description).toContain(meaning);
    if (supplier) expect(events[index]?.summary).toContain(supplier.name);
  }
  const again = eventsIn((await readAddress(token)).body);
  expect(again.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
});

test("a calendar of one's own suppliers holds nothing of others", async () => {
  const { body } = await readAddress(await addressOf(chain.manager, true));
  expect(eventsIn(body).length).toBeGreaterThan(0);
  expect(body).not.toContain(other.supplierName);
});

test("only a hash of the address is kept, and a new address revokes the one before", async () => {
  const { manager } = chain;
  const first = await addressOf(manager);
  const second = await addressOf(manager);
  expect((await readAddress(first)).status).toBe(410);
  expect((await readAddress(second)).status).toBe(200);
  const rows = await asSystem((tx) =>
    tx.select().from(calendars).where(eq(calendars.personId, manager.personId)),
  );
  expect(JSON.stringify(rows)).not.toContain(second);
  expect(rows.filter(({ revokedAt }) => !revokedAt).map((row) => row.tokenHash)).toEqual([
    hashToken(second),
  ]);
  await revokeCalendar(manager.personId);
  const revoked = await readAddress(second);
  expect([revoked.status, revoked.body]).toEqual([410, expect.stringContaining("was revoked")]);
  const events = await asSystem((tx) =>
    tx.select().from(securityEvents).where(eq(securityEvents.personId, manager.personId)),
  );
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  expect(count("calendar.made")).toBeGreaterThan(1);
  expect(count("calendar.revoked")).toBe(count("calendar.made"));
});

test("a program that goes on reading a revoked address keeps nobody of its office waiting", async () => {
  const { manager } = chain;
  const former = await addressOf(manager);
  const token = await addressOf(manager);
  for (let n = 0; n < 70; n += 1) expect((await readAddress(former)).status).toBe(410);
  expect((await readAddress(token)).status).toBe(200);
});

test("whoever left is answered as if the address had never been", async () => {
  const viewer = await actorOf(chain.prime, "prime-viewer");
  const token = await addressOf(viewer);
  expect((await readAddress(token)).status).toBe(200);
  await asSystem((tx) =>
    tx
      .update(memberships)
      .set({ endedAt: new Date() })
      .where(eq(memberships.personId, viewer.personId)),
  );
  expect((await readAddress(token)).status).toBe(404);
});

test("a subcontractor's people have nothing of a prime in a calendar, and are offered none", async () => {
  const { official } = chain;
  expect((await readAddress(await addressOf(official))).status).toBe(404);
  const account = await (await Visitor.of(official.person)).get(paths.account);
  expect(account.body).not.toContain(paths.makeCalendar);
});

test("the account page shows the address to its person alone", async () => {
  const viewer = await actorOf(await makeOrganization(), "prime-viewer");
  const browser = await Visitor.of(viewer.person);
  await browser.post(paths.makeCalendar, { scope: "all" }, paths.account);
  const calendar = await findOwnCalendar(viewer.personId);
  const page = await browser.get(paths.account);
  expect(page.body).toContain(paths.calendar(calendar?.token ?? "none"));
  await browser.post(paths.revokeCalendar, {}, paths.account);
  expect(await findOwnCalendar(viewer.personId)).toBeNull();
});

test("whoever tries addresses is kept waiting; who reads their own is not", async () => {
  const token = await addressOf(chain.manager);
  for (let n = 0; n < 70; n += 1) expect((await readAddress(token)).status).toBe(200);
  const statuses: number[] = [];
  for (let n = 0; n < 70; n += 1) statuses.push((await readAddress("x".repeat(64))).status);
  expect(statuses[0]).toBe(404);
  expect(statuses.at(-1)).toBe(429);
});

test("what ends of the prime alone is found by its ids as the whole list has it, and by no one else's", async () => {
  const { manager, contractId, subcontractId } = chain;
  const until = addDays(manager.on, 120);
  const answer = {
    requiredStatus: "Level 2 (C3PAO)" as const,
    information: ["CUI" as const],
    from: manager.on,
    until,
    reason: "The program keeps asking for certification.",
    wording: "Level 2 (C3PAO) is asked.",
  };
  const everywhere = { contractId: null, subcontractId: null };
  for (const where of [everywhere, { ...everywhere, contractId }, { contractId, subcontractId }])
    expect(await setOwnTerms(manager, where, answer)).toMatchObject({ ok: true });
  const whole = (await known(manager)).filter(({ supplier }) => supplier === null);
  expect(new Set(whole.map(({ kind }) => kind))).toEqual(
    new Set(["option-to-exercise", "contract-ends", "own-term-ends"]),
  );
  const ids = whole.map(({ id }) => id);
  const narrowed = (by: readonly string[], actor: TestActor = manager) =>
    asActor(actor, (scope) => listPrimeEndings(scope, { ids: by }));
  expect(await narrowed(ids)).toEqual(whole);
  const [one] = whole;
  expect(await narrowed([one?.id ?? ""])).toEqual([one]);
  expect(await narrowed(ids, stranger)).toEqual([]);
  const closedContract = await makeContract(manager);
  expect(await narrowed([closedContract])).toEqual([]);
});
