import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { roleUrl } from "#app/platform/db-roles.server.ts";
import { env } from "#app/platform/env.server.ts";
import { makeContract, makeSubcontract, makeSupplier } from "#tests/factories/supply-chain.ts";
import { makeWholeChain, type WholeChain } from "#tests/factories/whole-chain.ts";

/** Tables of no tenant: the web role may not even look at them. */
const SYSTEM_TABLES = [
  "demo_mailbox",
  "kept_forms",
  "notification_choices",
  "notification_digests",
  "password_resets",
  "persons",
  "rate_limits",
  "calendars",
  "portal_keys",
  "recovery_codes",
  "sessions",
];
/** What was stated, decided or logged: nobody changes it, not even the owner of the tables. */
const WRITTEN_ONCE = [
  "acknowledgements",
  "affirmations",
  "assessments",
  "attestations",
  "award_exceptions",
  "awards",
  "certifications",
  "evidence",
  "evidence_links",
  "exception_decisions",
  "facts",
  "flowdowns",
  "information_systems",
  "organization_profiles",
  "oversight_log",
  "reviews",
  "submissions",
  "audit_samples",
  "audit_notes",
  "audit_replies",
  "evidence_disposals",
  "oversight_checkpoints",
  "contract_modifications",
  "own_terms",
  "status_endings",
  "showings",
  "brought_sheets",
  "award_annulments",
  "condition_outcomes",
  "exception_conditions",
  "exception_reassignments",
  "exception_withdrawals",
  "request_messages",
  "outlooks",
  "outlook_parts",
  "workbooks",
  "workbook_answers",
  "workbook_imports",
  "passports",
  "passport_intakes",
  "applicability_statements",
  "remediation_plans",
  "remediation_items",
  "remediation_reviews",
  "remediation_closing_reviews",
  "remediation_imports",
  "remediation_files",
  "questionnaire_sendings",
  "questionnaire_answers",
  "questionnaire_responses",
  "questionnaire_files",
  "questionnaire_reviews",
  "questionnaire_notes",
  "questionnaire_decisions",
  "questionnaire_versions",
  "posture_months",
  "supplier_merges",
  "reuse_choices",
  "lower_tier_choices",
  "lower_tier_statements",
];
const REFUSED = "42501";
const WRITTEN_FOR_EVER = "23000";
const READ_ONLY = "25006";

const { databaseUrl, appSecret } = env();
const owner = postgres(databaseUrl, { max: 1, onnotice: () => {} });
const web = connect("flowdown_web");
const system = connect("flowdown_system");

/** What the database counts by itself of work and scores, of which a chain that is settled has none. */
async function keepWhatIsCounted({ prime, supplier, contractId, subcontractId }: WholeChain) {
  await system`insert into score_counts (prime_id, score, suppliers) values (${prime.id}, 110, 1)
    on conflict do nothing`;
  await system`insert into waiting_work (prime_id, supplier_id, kind, subject_id, subcontract_id, contract_id)
    values (${prime.id}, ${supplier.id}, 'award-lapsed', ${subcontractId}, ${subcontractId}, ${contractId})`;
}

function connect(role: "flowdown_web" | "flowdown_system") {
  return postgres(roleUrl(databaseUrl, role, appSecret), { max: 1, onnotice: () => {} });
}

let tables: string[] = [];
let first: WholeChain;
let second: WholeChain;

beforeAll(async () => {
  const rows = await owner<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`;
  tables = rows.map(({ name }) => name);
  first = await makeWholeChain();
  second = await makeWholeChain();
  for (const chain of [first, second]) await keepWhatIsCounted(chain);
  for (const { recordId, prime } of [first, second])
    await buildRecord({ recordId, primeId: prime.id });
}, 120_000);

afterAll(async () => {
  await Promise.all([owner.end(), web.end(), system.end()]);
});

class Undo extends Error {}

/** Do something as the web role for an organization, and take it back. */
async function asWeb<T>(
  organizationId: string | null,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  let result: T | undefined;
  await web
    .begin(async (tx) => {
      if (organizationId)
        await tx`select set_config('flowdown.organization', ${organizationId}, true)`;
      result = await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return result as T;
}

/** The code with which the database refuses, or what it did instead. */
function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (done) => ({ done }),
    (error: { code?: string }) => error.code,
  );
}

/** Every row the organization sees, as text, by table; only the columns the web role may read. */
async function seenBy(organizationId: string | null): Promise<Map<string, string[]>> {
  return asWeb(organizationId, async (tx) => {
    const seen = new Map<string, string[]>();
    for (const table of tenantTables()) {
      const columns = await tx<{ name: string }[]>`
        select attname as name from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
          and has_column_privilege(attrelid, attnum, 'select')`;
      const names = columns.map(({ name }) => name);
      const rows = await tx`
        select to_jsonb(seen)::text as row from (select ${tx(names)} from ${tx(table)}) seen`;
      seen.set(
        table,
        rows.map(({ row }) => `${table} ${row}`),
      );
    }
    return seen;
  });
}

const tenantTables = () => tables.filter((table) => !SYSTEM_TABLES.includes(table));

function rowsOf(chains: Map<string, string[]>[]): Set<string> {
  return new Set(chains.flatMap((seen) => [...seen.values()].flat()));
}

test("row-level security is enabled and forced on every table", async () => {
  const loose = await owner`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity)`;
  expect(tables.length).toBeGreaterThan(30);
  expect([...loose]).toEqual([]);
});

test("no role owns a table, bypasses the policies or reaches further than its own schemas", async () => {
  const roles = await owner`
    select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      exists (select 1 from pg_class where relowner = pg_roles.oid and relkind = 'r') as owns,
      has_schema_privilege(rolname, 'graphile_worker', 'usage') as queue,
      has_schema_privilege(rolname, 'flowdown', 'usage') as doors
    from pg_roles where rolname like 'flowdown\\_%' order by rolname`;
  const powerless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false };
  const expected = { ...powerless, rolcreatedb: false, owns: false };
  expect([...roles]).toMatchObject([
    { rolname: "flowdown_contributor", ...expected, queue: false, doors: true },
    { rolname: "flowdown_queue", ...expected, queue: true, doors: false },
    { rolname: "flowdown_system", ...expected, queue: false, doors: true },
    { rolname: "flowdown_web", ...expected, queue: false, doors: true },
  ]);
});

test("the web role reads no table that belongs to no tenant", async () => {
  for (const table of SYSTEM_TABLES) {
    expect(tables).toContain(table);
    expect(await refusalOf(asWeb(first.prime.id, (tx) => tx`select 1 from ${tx(table)}`))).toBe(
      REFUSED,
    );
  }
});

test("without an organization nothing is to be seen", async () => {
  expect([...rowsOf([await seenBy(null)])]).toEqual([]);
});

test("two supply chains see nothing of each other, in any table", async () => {
  const ours = [await seenBy(first.prime.id), await seenBy(first.subcontractor.id)];
  const theirs = [await seenBy(second.prime.id), await seenBy(second.subcontractor.id)];
  const empty = tenantTables().filter((table) => !ours.some((seen) => seen.get(table)?.length));
  expect(empty, "tables that makeWholeChain leaves empty, so that nothing is proved").toEqual([]);
  const ourRows = rowsOf(ours);
  expect([...rowsOf(theirs)].filter((row) => ourRows.has(row))).toEqual([]);
});

test("a subcontractor sees nothing of what its prime keeps to itself", async () => {
  const seen = await seenBy(first.subcontractor.id);
  const own = ["suppliers", "subcontracts", "contracts", "postures", "awards", "oversight_log"];
  const terms = ["contract_modifications", "own_terms", "status_endings"];
  for (const table of [
    ...own,
    ...terms,
    "supplier_contacts",
    "letters",
    "oversight_records",
    "supplier_imports",
    "outlooks",
    "outlook_parts",
    "campaigns",
    "campaign_recipients",
    "questionnaire_notes",
    "questionnaires",
    "questionnaire_versions",
  ])
    expect(seen.get(table), table).toEqual([]);
});

test("no row can be inserted for another organization", async () => {
  const theirs = [await seenBy(first.prime.id), await seenBy(first.subcontractor.id)];
  for (const table of tenantTables()) {
    const [may] = await owner`
      select has_table_privilege('flowdown_web', ${table}, 'insert') as insert`;
    if (!may?.insert) continue;
    const [row] = theirs.flatMap((seen) => seen.get(table) ?? []);
    const copy = asWeb(second.prime.id, (tx) => {
      const values = String(row).slice(table.length + 1);
      return tx`insert into ${tx(table)}
        select * from jsonb_populate_record(null::${tx(table)}, ${values}::text::jsonb)`;
    });
    expect(await refusalOf(copy), table).toBe(REFUSED);
  }
});

test("what can be changed is changed for oneself alone, and is not given away", async () => {
  const theirs = rowsOf([await seenBy(first.prime.id), await seenBy(first.subcontractor.id)]);
  for (const table of tenantTables()) {
    const [may] = await owner`
      select has_table_privilege('flowdown_web', ${table}, 'delete') as remove,
        has_table_privilege('flowdown_web', ${table}, 'truncate') as truncate,
        (select attname from pg_attribute where attrelid = ${table}::regclass and attnum > 0
          and has_column_privilege('flowdown_web', attrelid, attnum, 'update') limit 1) as column,
        (select attname from pg_attribute where attrelid = ${table}::regclass
          and attname in ('prime_id', 'organization_id') order by attname desc limit 1) as tenant`;
    expect(may?.truncate, table).toBe(false);
    const changed = await asWeb(second.prime.id, async (tx) => {
      const updated = may?.column
        ? await tx`update ${tx(table)} t set ${tx(may.column)} = ${tx(may.column)}
            where ${table !== "shares"} returning to_jsonb(t)::text as row`
        : [];
      const deleted = may?.remove
        ? await tx`delete from ${tx(table)} t returning to_jsonb(t)::text as row`
        : [];
      return [...updated, ...deleted].map(({ row }) => `${table} ${row}`);
    });
    expect(changed.filter((row) => theirs.has(row))).toEqual([]);
    if (!may?.tenant) continue;
    const given = asWeb(second.prime.id, (tx) => {
      return tx`update ${tx(table)} set ${tx(String(may.tenant))} = ${first.prime.id}`;
    });
    expect(await refusalOf(given), table).toBe(REFUSED);
  }
});

test.each(WRITTEN_ONCE)("%s are never changed or removed, by nobody", async (table) => {
  const [column] = await owner`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum = 1`;
  const attempts = (sqlOf: postgres.Sql | postgres.TransactionSql) => {
    const key = sqlOf(String(column?.name));
    return [
      () => sqlOf`update ${sqlOf(table)} set ${key} = ${key}`,
      () => sqlOf`delete from ${sqlOf(table)}`,
      () => sqlOf`truncate ${sqlOf(table)} cascade`,
    ];
  };
  for (const number of [0, 1, 2]) {
    const tryAs = (tx: postgres.Sql | postgres.TransactionSql) => attempts(tx)[number]?.();
    expect(await refusalOf(asWeb(first.prime.id, async (tx) => tryAs(tx)))).toBe(REFUSED);
    expect(await refusalOf(system.begin(async (tx) => tryAs(tx)))).toBe(REFUSED);
    expect(await refusalOf(owner.begin(async (tx) => tryAs(tx)))).toBe(WRITTEN_FOR_EVER);
  }
});

test("the doors to a prime's log and posture open to its own supplier alone", async () => {
  const enter = (from: string, to: string) =>
    asWeb(from, (tx) => tx`select flowdown.enter_counterparty(${to}::uuid)`);
  expect(await refusalOf(enter(first.subcontractor.id, first.prime.id))).not.toBe(REFUSED);
  expect(await refusalOf(enter(second.subcontractor.id, first.prime.id))).toBe(REFUSED);
  expect(await refusalOf(enter(second.prime.id, first.prime.id))).toBe(REFUSED);
  const append = asWeb(second.prime.id, (tx) => {
    const person = second.manager.personId;
    return tx`select flowdown.append_oversight_entries(${first.prime.id}, now(), ${person}, '[]')`;
  });
  expect(await refusalOf(append)).toBe(REFUSED);
  const enqueue = asWeb(second.prime.id, (tx) => tx`select flowdown.enqueue('anything', '{}')`);
  expect(await refusalOf(enqueue)).toBe(REFUSED);
});

test("a contract officer sees one contract alone, and writes nothing", async () => {
  const { manager, contractId } = first;
  const other = await makeContract(manager);
  const supplier = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId: other, supplier });
  const auditor = {
    ...manager,
    role: "auditor" as const,
    auditId: first.auditId,
    auditContracts: [contractId],
  };
  const scoped = await owner<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and (column_name = 'contract_id'
      or (table_name in ('contracts', 'contracts_versions') and column_name = 'id'))
      and table_name not in ('legal_holds', 'waiting_work')`;
  for (const { table, column } of scoped) {
    const rows = await asActor(auditor, ({ tx }) =>
      tx.execute(
        sql`select distinct ${sql.identifier(column)} as id from ${sql.identifier(table)}`,
      ),
    );
    expect([...rows], table).toEqual([{ id: contractId }]);
  }
  const work = await asActor(auditor, ({ tx }) => tx.execute(sql`select from waiting_work`));
  expect([...work], "what the prime has to do").toEqual([]);
  const suppliers = await asActor(auditor, ({ tx }) => tx.execute(sql`select id from suppliers`));
  expect([...suppliers]).toEqual([{ id: first.supplier.id }]);
  const hidden = ["supplier_contacts", "supplier_imports", "invitations", "memberships"];
  for (const table of [...hidden, "legal_holds", "outlooks", "outlook_parts", "campaigns"]) {
    const rows = await asActor(auditor, ({ tx }) =>
      tx.execute(sql`select 1 from ${sql.identifier(table)}`),
    );
    expect([...rows], table).toEqual([]);
  }
  const write = asActor(auditor, ({ tx }) =>
    tx.execute(sql`insert into contract_options (id, prime_id, contract_id, name, exercise_on)
      values (${randomUUID()}, ${manager.organizationId}, ${contractId}, 'Option 2', '2028-06-01')`),
  );
  expect(await refusalOf(write.catch((error) => Promise.reject(error.cause ?? error)))).toBe(
    READ_ONLY,
  );
});
