import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { LETTER_FACTS } from "#app/domain/letter/letters.ts";
import { DEMO_PERSONS } from "#app/domain/person/demo.ts";
import { STANDINGS } from "#app/domain/posture/standing.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import type { SubcontractCursor } from "#app/domain/posture/subcontract-list-address.ts";
import type { WorkKind } from "#app/domain/worklist/kinds.ts";
import { inOrderOfUrgency } from "#app/domain/worklist/urgency.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, asSystem } from "#app/platform/db.server.ts";
import { listMatrix } from "#app/queries/audit/matrix.server.ts";
import {
  decideAudited,
  listAuditedSubcontracts,
} from "#app/queries/award/audited-subcontract.server.ts";
import { getAwardCase } from "#app/queries/award/decision.server.ts";
import { getContract, listContracts } from "#app/queries/contract/contract.server.ts";
import { getOverview } from "#app/queries/portal/overview.server.ts";
import {
  listSubcontracts,
  type SubcontractListItem,
  type SubcontractPage,
} from "#app/queries/subcontract/list.server.ts";
import { getSubcontractPage } from "#app/queries/subcontract/subcontract-page.server.ts";
import {
  listSupplierRequests,
  listSupplierSubcontracts,
} from "#app/queries/supplier/detail.server.ts";
import { listSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { listWork } from "#app/queries/worklist/worklist.server.ts";
import { letters } from "#db/schema/letter.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";
import { PRIME } from "#db/seed/demo/chain.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { requirePoppler, runPoppler } from "#tests/setup/poppler.ts";

requirePoppler();

const folder = mkdtempSync(join(tmpdir(), "flowdown-one-truth-"));
afterAll(() => rmSync(folder, { recursive: true }));

let manager: TestActor;

/** The supply-chain manager of the demo, as the guard makes their actor. */
async function demoManager(): Promise<TestActor> {
  const [found] = await asSystem((tx) =>
    tx
      .select({ organization: organizations, person: persons })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .innerJoin(persons, eq(persons.id, memberships.personId))
      .where(
        and(
          isNull(memberships.endedAt),
          eq(organizations.legalName, PRIME.legalName),
          eq(memberships.role, "prime-manager"),
          eq(persons.email, DEMO_PERSONS[0].email),
        ),
      ),
  );
  if (!found) throw new Error("the demo has no manager");
  const { organization, person } = found;
  const at = new Date();
  const actor: Actor = {
    organizationId: organization.id,
    organizationName: organization.legalName,
    personId: person.id,
    personName: person.name,
    role: "prime-manager",
    secondFactorAt: at,
    at,
    on: calendarDateOf(at, organization.timeZone),
  };
  return { ...actor, timeZone: organization.timeZone, person } as unknown as TestActor;
}

beforeAll(async () => {
  await seedDemo(() => {});
  manager = await demoManager();
}, 180_000);

async function listAll(): Promise<SubcontractListItem[]> {
  const all: SubcontractListItem[] = [];
  let cursor: SubcontractCursor | null = null;
  for (;;) {
    const piece: { cursor: SubcontractCursor | null; size: number } = { cursor, size: 20 };
    const page: SubcontractPage = await asActor(manager, (scope) =>
      listSubcontracts(scope, {}, piece),
    );
    all.push(...page.subcontracts);
    if (page.next === null) return all;
    cursor = page.next;
  }
}

const tally = <Name extends string>(names: readonly Name[], of: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, of.filter((one) => one === name).length]));

describe("one subcontract at one moment is the same on every screen", () => {
  test("in the list, on its page, at its supplier, at its award and in what a record is made of", async () => {
    const all = await listAll();
    expect(all.length).toBeGreaterThan(60);
    for (const row of all) {
      const told = { state: row.postureState, standing: row.standing };
      const [page, ofSupplier, award, audited] = await asActor(manager, (scope) =>
        Promise.all([
          getSubcontractPage(scope, row.id),
          listSupplierSubcontracts(scope, row.supplierId),
          getAwardCase(scope, row.id, manager.on),
          listAuditedSubcontracts(scope, [row.id]).then((found) =>
            decideAudited(scope, found, manager.on),
          ),
        ]),
      );
      const about = `${row.number}`;
      expect(
        { state: page?.postureState, standing: page?.verdict?.standing ?? "to-answer" },
        about,
      ).toEqual(told);
      expect(page?.verdict?.decision.holdsUntil ?? null, about).toBe(row.holdsUntil);
      const there = ofSupplier.find(({ id }) => id === row.id);
      expect({ state: there?.postureState, standing: there?.standing }, about).toEqual(told);
      const [recorded] = audited;
      const verdict = recorded?.verdict;
      expect(verdict?.standing ?? "to-answer", about).toBe(row.standing);
      expect(
        postureStateOf(
          {
            verdict: verdict?.decision.verdict ?? null,
            holdsUntil: verdict?.decision.holdsUntil ?? null,
          },
          manager.on,
        ),
        about,
      ).toBe(row.postureState);
      expect(verdict?.facts ?? null, about).toEqual(page?.verdict?.facts ?? null);
      if (award && award !== "unanswered")
        expect(award.decision.onAwardDay.verdict, about).toBe(row.verdict);
      else expect(row.postureState, about).toBe("undecided");
    }
  }, 120_000);

  test("in the matrix of an auditor", async () => {
    const contracts = await asActor(manager, (scope) => listContracts(scope, {}));
    const ids = contracts.contracts.map(({ id }) => id);
    const auditor = await makeAuditor(manager, ids);
    const matrix = await asActor(auditor, (scope) => listMatrix(scope, {}, 500));
    const all = new Map((await listAll()).map((row) => [row.id, row]));
    const open = matrix.rows.filter(({ id }) => all.has(id));
    expect(open).toHaveLength(all.size);
    for (const { id, number, state, standing, holdsUntil, ...row } of open) {
      const listed = all.get(id);
      expect({ state, standing, holdsUntil }, number).toEqual({
        state: listed?.postureState,
        standing: listed?.standing,
        holdsUntil: listed?.holdsUntil,
      });
      const page = await asActor(manager, (scope) => getSubcontractPage(scope, id));
      const { accepted, returned, toReview } = row;
      expect({ accepted, returned, toReview }, number).toEqual(
        page?.verdict?.facts ?? { accepted: 0, returned: 0, toReview: 0 },
      );
    }
  });

  test("in the PDF of the record of a contract", async () => {
    const all = await listAll();
    const { contracts } = await asActor(manager, (scope) => listContracts(scope, {}));
    const [contract] = contracts.toSorted((a, b) => statesOf(b.id, all) - statesOf(a.id, all));
    if (!contract) throw new Error("the demo has no contract");
    const text = await readRecord(contract.id);
    const lines = text.split("\n");
    const own = all.filter(({ contractId }) => contractId === contract.id);
    for (const { number, postureState } of own) {
      const line = lines.find((one) => one.trimStart().startsWith(`${number} `));
      expect(line?.split(/ {2,}/), number).toContain(POSTURE_WORDS[postureState]);
    }
  }, 120_000);

  test("in the letters that ask for an answer", async () => {
    const written = await asSystem((tx) =>
      tx.select().from(letters).where(eq(letters.kind, "supplier-invitation")),
    );
    expect(written.length).toBeGreaterThan(0);
    const { suppliers } = await asActor(manager, (scope) => listSuppliers(scope, {}, null, 1_000));
    for (const { facts } of written) {
      const told = LETTER_FACTS["supplier-invitation"].parse(facts);
      const supplier = suppliers.find(({ legalName }) => legalName === told.supplierName);
      const requests = await asActor(manager, (scope) =>
        listSupplierRequests(scope, supplier?.id ?? ""),
      );
      const open = requests.filter(({ submittedAt }) => submittedAt === null);
      expect(told.dueOn, told.supplierName).toBe(open[0]?.dueOn);
      for (const { required } of open.filter((one) => one.required !== null))
        expect(told.asks.join("\n"), told.supplierName).toContain(required);
    }
  });

  test("in the counts of the overview, of each contract and of each supplier", async () => {
    const all = await listAll();
    const states = all.map(({ postureState }) => postureState);
    const overview = await asActor(manager, getOverview);
    expect(overview.counts).toEqual(tally(POSTURE_STATES, states));
    expect(overview.standings).toEqual(
      tally(
        STANDINGS,
        all.map(({ standing }) => standing),
      ),
    );
    const { contracts } = await asActor(manager, (scope) => listContracts(scope, {}));
    for (const { id, piid, counts } of contracts) {
      const own = all.filter(({ contractId }) => contractId === id);
      const expected = tally(
        POSTURE_STATES,
        own.map(({ postureState }) => postureState),
      );
      expect(counts, piid).toEqual(expected);
      const page = await asActor(manager, (scope) => getContract(scope, id));
      expect(page?.counts, piid).toEqual(expected);
    }
    const { suppliers } = await asActor(manager, (scope) => listSuppliers(scope, {}, null, 1_000));
    for (const { id, legalName, state, subcontracts } of suppliers) {
      const own = all.filter(({ supplierId }) => supplierId === id);
      expect(subcontracts, legalName).toBe(own.length);
      const worst = POSTURE_STATES.find((one) => own.some((row) => row.postureState === one));
      expect(state, legalName).toBe((worst satisfies PostureState | undefined) ?? null);
    }
  });
});

/** How many states the subcontracts of a contract are in. */
function statesOf(contractId: string, all: readonly SubcontractListItem[]): number {
  const own = all.filter((row) => row.contractId === contractId);
  return new Set(own.map(({ postureState }) => postureState)).size;
}

/** What a new record of a contract says, as its PDF lays it out. */
async function readRecord(contractId: string): Promise<string> {
  const actor = { ...manager, at: new Date() };
  const asked = await requestRecord(actor, { kind: "contract", contractId }, { asOf: actor.on });
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: manager.organizationId });
  const pdf = await openRecord(manager, asked.recordId, "pdf");
  if (!pdf) throw new Error("the record was not built");
  const path = join(folder, "record.pdf");
  writeFileSync(path, pdf.bytes);
  return runPoppler("pdftotext", ["-layout", path, "-"]);
}

/** How many rows the list behind an address has, page after page. */
async function countRows(
  visitor: Visitor,
  href: string,
  caption = "Subcontracts",
): Promise<number> {
  let count = 0;
  for (let next: string | null = href; next; ) {
    const { status, body } = await visitor.get(next);
    expect(status, next).toBe(200);
    count += rowsOf(body, caption);
    next = /<a class="pager__link pager__link--next" href="([^"]+)"/.exec(body)?.[1] ?? null;
    next = next?.replaceAll("&amp;", "&") ?? null;
  }
  return count;
}

/** The rows that a page has in the tables whose caption begins so. */
function rowsOf(body: string, caption: string): number {
  const tables = body.matchAll(
    new RegExp(
      `<caption[^>]*>${caption}[^<]*</caption>[\\s\\S]*?<tbody[^>]*>([\\s\\S]*?)</tbody>`,
      "g",
    ),
  );
  return [...tables].reduce((sum, [, rows = ""]) => sum + rows.split(/<tr\b/).length - 1, 0);
}

/** Every figure of a page that leads to a list, with what it leads to. */
function figuresOf(body: string): { value: number; href: string }[] {
  const stats = [
    ...body.matchAll(/<a class="stat" href="([^"]+)"><span class="stat__value">(\d+)<\/span>/g),
  ].map(([, href = "", value = ""]) => ({
    value: Number(value),
    href: href.replaceAll("&amp;", "&"),
  }));
  const bars = [
    ...body.matchAll(
      /<a href="([^"]+[?;]state=[a-z-]+(?:#[a-z]+)?)">[^<]+<\/a><\/span><\/th><td class="chart-table__figure">(\d+)</g,
    ),
  ].map(([, href = "", value = ""]) => ({
    value: Number(value),
    href: href.replaceAll("&amp;", "&"),
  }));
  return [...stats, ...bars];
}

describe("every number leads to a list of as many", () => {
  test("on the overview and on the pages of the contracts", async () => {
    const visitor = await Visitor.of(manager.person);
    const o = manager.organizationId;
    const { prime } = paths;
    const { contracts } = await asActor(manager, (scope) => listContracts(scope, {}));
    const pages = [prime.overview(o), ...contracts.map(({ id }) => prime.contract(o, id))];
    let followed = 0;
    for (const page of pages) {
      const { body, status } = await visitor.get(page);
      expect(status).toBe(200);
      for (const { value, href } of figuresOf(body)) {
        // Reviews are listed by supplier and exceptions as cards: they are counted below.
        if (!/subcontracts|contracts\//.test(href)) continue;
        expect(await countRows(visitor, href), `${page} → ${href}`).toBe(value);
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(20);
  }, 120_000);

  test("on the worklist: beside the navigation, by kind, and by where subcontracts stand", async () => {
    const visitor = await Visitor.of(manager.person);
    const today = paths.prime.today(manager.organizationId);
    const { body } = await visitor.get(today);
    const [, beside] = />Today<\/span><span class="shell-nav__count">(\d+)</.exec(body) ?? [];
    const waiting = await countRows(visitor, today, "Work:");
    expect(waiting).toBeGreaterThan(20);
    expect(Number(beside)).toBe(waiting);
    const figures = figuresOf(body);
    expect(figures.reduce((sum, { value }) => sum + value, 0)).toBe(waiting);
    for (const { value, href } of figures)
      expect(await countRows(visitor, href, "Work:"), href).toBe(value);
    const overview = await asActor(manager, getOverview);
    const { counts } = await asActor(manager, (scope) =>
      listWork(scope, { owner: "everybody" }, null),
    );
    const countOf = (...kinds: WorkKind[]) =>
      counts.reduce((sum, { kind, count }) => sum + (kinds.includes(kind) ? count : 0), 0);
    expect(countOf("information-to-answer")).toBe(overview.standings["to-answer"]);
    expect(countOf("flowdown-to-issue", "flowdown-outdated")).toBe(overview.standings["to-issue"]);
    expect(countOf("award-day-fails")).toBe(overview.changeByAward);
    expect(countOf("note-to-answer")).toBe(overview.waiting.notes);
    expect(countOf("condition-due")).toBe(overview.waiting.dueConditions);
    const { items } = await asActor(manager, (scope) =>
      listWork(scope, { owner: "for-me" }, null, 500),
    );
    expect(items).toHaveLength(waiting);
    expect(items).toEqual([...items].sort(inOrderOfUrgency(manager.on)));
    expect(overview.work).toEqual(items.slice(0, overview.work.length));
  });

  test("on the list of whom to chase, which has what stands with suppliers and what was returned", async () => {
    const visitor = await Visitor.of(manager.person);
    const chase = paths.prime.chase(manager.organizationId);
    const { body } = await visitor.get(chase);
    const [, told] = />(\d+) subcontracts wait for/.exec(body) ?? [];
    const { standings } = await asActor(manager, getOverview);
    expect(Number(told)).toBe(standings["with-supplier"] + standings.returned);
    expect(await countRows(visitor, chase, "Whom to chase")).toBe(Number(told));
  });

  test("on a page whose rows were done meanwhile, which does not say that nobody owes anything", async () => {
    const visitor = await Visitor.of(manager.person);
    const { prime } = paths;
    const o = manager.organizationId;
    const id = "00000000-0000-4000-8000-000000000001";
    const chased = await visitor.get(`${prime.chase(o)}?after=2099-01-01 ${id}`);
    const today = await visitor.get(`${prime.today(o)}?after=2099-01-01 verdict-lapses ${id}`);
    for (const { body } of [chased, today]) {
      expect(body).toContain("in the meantime.");
      expect(body.match(/>Back to the (longest due|most urgent)</g)).toHaveLength(1);
    }
    expect(chased.body).not.toContain("Nobody owes you");
    expect(figuresOf(today.body).length).toBeGreaterThan(0);
  });

  test("in the navigation", async () => {
    const visitor = await Visitor.of(manager.person);
    const o = manager.organizationId;
    const { prime } = paths;
    const overview = (await visitor.get(prime.overview(o))).body;
    const countOf = (label: string) =>
      Number(
        new RegExp(`${label}[\\s\\S]{0,120}?<span class="[^"]*count[^"]*"[^>]*>(\\d+)`).exec(
          overview,
        )?.[1] ?? 0,
      );
    const reviews = await visitor.get(prime.reviews(o));
    const facts = new Set(
      [...reviews.body.matchAll(/href="\/prime\/[^/]+\/reviews\/([0-9a-f-]{36})"/g)].map(
        ([, id]) => id,
      ),
    );
    expect(countOf("Reviews")).toBe(facts.size);
    const rooms = (await visitor.get(prime.audits(o))).body;
    const waiting = [...rooms.matchAll(/#notes">(\d+)</g)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
    expect(countOf("Audits")).toBe(waiting);
    expect(waiting).toBeGreaterThan(0);
    for (const [, href = "", count] of rooms.matchAll(/href="([^"]+)#notes">(\d+)</g)) {
      const room = (await visitor.get(href)).body;
      expect(room).toContain(`${count} open,`);
    }
  });
});
