import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { type DatabaseRole, roleUrl } from "#app/platform/db-roles.server.ts";
import { env } from "#app/platform/env.server.ts";
import { invite } from "#tests/factories/invitation.ts";
import { actorOf, makePerson } from "#tests/factories/people.ts";
import { makeSupplier } from "#tests/factories/supply-chain.ts";
import { makeWholeChain, type WholeChain } from "#tests/factories/whole-chain.ts";

const NOT_ALLOWED = "42501";
const NOT_THIS_WAY = "23000";

const { databaseUrl, appSecret } = env();
const owner = postgres(databaseUrl, { max: 1, onnotice: () => {} });
const web = connect("flowdown_web");
const system = connect("flowdown_system");
const queue = connect("flowdown_queue");

function connect(role: DatabaseRole) {
  return postgres(roleUrl(databaseUrl, role, appSecret), { max: 1, onnotice: () => {} });
}

let chain: WholeChain;
let other: WholeChain;
let invited: { invitationId: string; email: string };
let endedMembership: string;

beforeAll(async () => {
  chain = await makeWholeChain();
  other = await makeWholeChain();
  for (const { recordId, prime } of [chain, other])
    await buildRecord({ recordId, primeId: prime.id });
  invited = await invite(chain.manager, (await makeSupplier(chain.manager)).id);
  const former = await actorOf(chain.prime, "prime-viewer", { person: await makePerson() });
  const [ended] = await owner.begin(async (tx) => {
    await tx`set local role flowdown_system`;
    await tx`update audit_grants set revoked_at = now() where prime_id = ${other.prime.id}`;
    return tx`update memberships set ended_at = now() where person_id = ${former.personId}
      returning id`;
  });
  endedMembership = ended?.id;
}, 120_000);

afterAll(async () => {
  await Promise.all([owner, web, system, queue].map((sql) => sql.end()));
});

class Undo extends Error {}

/** How the database answers a statement that is taken back in any case: its error code, or "done". */
async function answerTo(
  connection: postgres.Sql,
  organizationId: string,
  statement: string,
): Promise<string> {
  return connection
    .begin(async (tx) => {
      await tx`select set_config('flowdown.organization', ${organizationId}, true)`;
      await tx.unsafe(fill(statement));
      throw new Undo();
    })
    .then(
      () => "done",
      (error: { code?: string }) => (error instanceof Undo ? "done" : String(error.code)),
    );
}

/** The ids of the supply chain that a statement names in braces. */
function fill(statement: string): string {
  const ids: Record<string, string> = {
    prime: chain.prime.id,
    other: other.prime.id,
    subcontractor: chain.subcontractor.id,
    manager: chain.manager.personId,
    managerEmail: chain.manager.person.email,
    official: chain.official.personId,
    officialEmail: chain.official.person.email,
    subcontract: chain.subcontractId,
    contract: chain.contractId,
    otherContract: other.contractId,
    supplier: chain.supplier.id,
    record: chain.recordId,
    audit: chain.auditId,
    invitation: invited.invitationId,
    invitedEmail: invited.email,
    endedMembership,
    new: randomUUID(),
  };
  return statement.replace(/\{(\w+)\}/g, (_, name) => {
    const id = ids[name];
    if (!id) throw new Error(`no ${name} in the chain`);
    return `'${id}'`;
  });
}

const letter = (organization: string, email: string, link: string) =>
  `select flowdown.send_letter(${organization}, 'fact-returned', ${email}, 'Somebody',
    jsonb_build_object('link', ${link}))`;
const PATH = `jsonb_build_object('path', '/')`;
const token = (purpose: string, id: string) =>
  `jsonb_build_object('tokenFor', '${purpose}', 'id', ${id})`;

test.each<[string, string, string]>([
  ["promote a membership", NOT_ALLOWED, "update memberships set role = 'prime-admin'"],
  ["make a membership somebody else's", NOT_ALLOWED, "update memberships set person_id = {new}"],
  ["give oneself a membership", NOT_ALLOWED, "insert into memberships select * from memberships"],
  [
    "revive an ended membership",
    NOT_THIS_WAY,
    "update memberships set ended_at = null where id = {endedMembership}",
  ],
  [
    "move the end of a membership",
    NOT_THIS_WAY,
    "update memberships set ended_at = now() - interval '1 year' where id = {endedMembership}",
  ],
  ["take over a supplier", NOT_ALLOWED, "update suppliers set organization_id = {prime}"],
  [
    "make a supplier record that claims an organization",
    NOT_ALLOWED,
    `insert into suppliers (prime_id, created_by, legal_name, organization_id)
      values ({prime}, {manager}, 'Stolen', {other})`,
  ],
  ["set an award back", NOT_THIS_WAY, "update subcontracts set state = 'proposed'"],
  [
    "award without an award",
    NOT_THIS_WAY,
    `insert into subcontracts (id, prime_id, created_by, contract_id, supplier_id, number, title)
      values ({new}, {prime}, {manager}, {contract}, {supplier}, 'X-1', 'X');
     update subcontracts set state = 'awarded' where number = 'X-1'`,
  ],
  [
    "begin as awarded",
    NOT_ALLOWED,
    `insert into subcontracts (prime_id, created_by, contract_id, supplier_id, number, title, state)
      values ({prime}, {manager}, {contract}, {supplier}, 'X-1', 'X', 'awarded')`,
  ],
  [
    "reopen what is closed",
    NOT_THIS_WAY,
    "update subcontracts set state = 'closed'; update subcontracts set state = 'awarded'",
  ],
  ["move a subcontract", NOT_ALLOWED, "update subcontracts set contract_id = {otherContract}"],
  ["date a contract back", NOT_ALLOWED, "update contracts set created_at = '2020-01-01'"],
  ["change an option where it stands", NOT_ALLOWED, "update contract_options set name = 'X'"],
  ["accept an invitation", NOT_ALLOWED, "update invitations set accepted_at = now()"],
  ["turn an invitation to oneself", NOT_ALLOWED, "update invitations set email = {managerEmail}"],
  ["raise an invitation", NOT_ALLOWED, "update invitations set role = 'prime-admin'"],
  ["lengthen an invitation", NOT_ALLOWED, "update invitations set expires_at = '2099-01-01'"],
  [
    "take back a withdrawal",
    NOT_THIS_WAY,
    `update invitations set revoked_at = now() where id = {invitation};
     update invitations set revoked_at = null where id = {invitation}`,
  ],
  [
    "make an invitation that is accepted already",
    NOT_ALLOWED,
    `insert into invitations (created_by, created_by_name, organization_id, kind, role, email, name,
        token_hash, expires_at, accepted_at, accepted_by)
      values ({manager}, 'M', {prime}, 'colleague', 'prime-admin', 'a@example.com', 'A', 'x', now(),
        now(), {manager})`,
  ],
  ["enter an audit as oneself", NOT_ALLOWED, "update audit_grants set person_id = {manager}"],
  [
    "make an access for a person",
    NOT_ALLOWED,
    `insert into audit_grants (created_by, prime_id, audit_id, person_id, name, email)
      values ({manager}, {prime}, {audit}, {manager}, 'A', 'a@example.com')`,
  ],
  [
    "reopen an audit",
    NOT_THIS_WAY,
    "update audits set closed_at = now(); update audits set closed_at = null",
  ],
  ["widen an audit", NOT_ALLOWED, "update audits set contract_ids = array[{contract}]::uuid[]"],
  [
    "revive an access to an audit",
    NOT_THIS_WAY,
    "update audit_grants set revoked_at = now(); update audit_grants set revoked_at = null",
  ],
  ["change who a request is to", NOT_ALLOWED, "update requests set supplier_id = {supplier}"],
  [
    "take back a withdrawn request",
    NOT_THIS_WAY,
    "update requests set withdrawn_at = now(); update requests set withdrawn_at = null",
  ],
  [
    "change who a questionnaire is to",
    NOT_ALLOWED,
    "update questionnaire_requests set supplier_id = {supplier}",
  ],
  ["change what was sent", NOT_ALLOWED, "update questionnaire_sendings set content = '{}'"],
  [
    "take back a withdrawn questionnaire",
    NOT_THIS_WAY,
    `update questionnaire_requests set withdrawn_at = now();
     update questionnaire_requests set withdrawn_at = null`,
  ],
  [
    "send a questionnaire to who is no supplier",
    NOT_ALLOWED,
    `insert into questionnaire_requests (prime_id, sending_id, supplier_id, organization_id, settled)
      select prime_id, sending_id, supplier_id, {other}, '[]' from questionnaire_requests limit 1`,
  ],
  [
    "answer a questionnaire in a subcontractor's name",
    NOT_ALLOWED,
    `insert into questionnaire_responses (submitted_by, submitted_by_name, official_title, is_signed,
        prime_id, supplier_id, organization_id, request_id, round, answers, statement, statement_hash,
        message)
      select submitted_by, submitted_by_name, official_title, is_signed, prime_id, supplier_id,
        organization_id, request_id, 9, answers, statement, statement_hash, message
      from questionnaire_responses limit 1`,
  ],
  [
    "change a published questionnaire",
    NOT_ALLOWED,
    "update questionnaire_versions set content = '{}'",
  ],
  ["end a share as the prime", NOT_ALLOWED, "update shares set ended_at = now()"],
  [
    "share a fact with oneself",
    NOT_ALLOWED,
    `insert into shares (prime_id, supplier_id, organization_id, fact_id, submission_id)
      values ({prime}, {supplier}, {subcontractor}, {new}, {new})`,
  ],
  [
    "submit in a subcontractor's name",
    NOT_ALLOWED,
    `insert into submissions (submitted_by, submitted_by_name, prime_id, organization_id, supplier_id,
        request_id, attestation_id)
      select submitted_by, submitted_by_name, prime_id, organization_id, supplier_id, request_id, {new}
      from submissions limit 1`,
  ],
  [
    "move a verdict to another contract",
    NOT_ALLOWED,
    "update postures set contract_id = {contract}",
  ],
  ["change imported rows", NOT_ALLOWED, "update supplier_imports set rows = '[]'"],
  [
    "take back a confirmation",
    NOT_THIS_WAY,
    "update supplier_imports set confirmed_at = now(); update supplier_imports set confirmed_at = null",
  ],
  ["rename its organization", NOT_ALLOWED, "update organizations set legal_name = 'X'"],
  ["give a record other bytes", NOT_ALLOWED, "update oversight_records set json_sha256 = 'x'"],
  ["undo a record", NOT_ALLOWED, "update oversight_records set state = 'failed'"],
  [
    "make a record that is ready",
    NOT_ALLOWED,
    `insert into oversight_records (requested_by, requested_by_name, prime_id, contract_id,
        subcontract_id, contract_ids, subcontract_ids, number, as_of, known_at, state)
      values ({manager}, 'M', {prime}, {contract}, {subcontract}, array[{contract}]::uuid[],
        array[{subcontract}]::uuid[], 'X', now(), now(), 'ready')`,
  ],
  ["change the reason of a hold", NOT_ALLOWED, "update legal_holds set reason = 'X'"],
  [
    "take back a release",
    NOT_THIS_WAY,
    "update legal_holds set released_at = now(); update legal_holds set released_at = null",
  ],
  [
    "change why two suppliers are two companies",
    NOT_ALLOWED,
    "update suppliers_told_apart set reason = 'X'",
  ],
  [
    "bring back a mark that was taken back",
    NOT_THIS_WAY,
    `update suppliers_told_apart set taken_back_at = now();
     update suppliers_told_apart set taken_back_at = null`,
  ],
  ["change a former version", NOT_ALLOWED, "update contracts_versions set title = 'X'"],
  ["shrink a log", NOT_ALLOWED, "update oversight_trees set size = 0"],
  ["bring a key back", NOT_ALLOWED, "update oversight_keys set retired_at = null"],
  ["read a private key", NOT_ALLOWED, "select private_key_sealed from oversight_keys"],
  ["write to nobody's name", NOT_ALLOWED, letter("null", "{managerEmail}", PATH)],
  ["write in another's name", NOT_ALLOWED, letter("{other}", "{managerEmail}", PATH)],
  ["write to a stranger", NOT_ALLOWED, letter("{prime}", "'stranger@example.org'", PATH)],
  [
    "have a new password sent to oneself",
    NOT_ALLOWED,
    letter("{prime}", "{managerEmail}", token("password-reset", "{new}")),
  ],
  [
    "have somebody's invitation sent to oneself",
    NOT_ALLOWED,
    letter("{prime}", "{managerEmail}", token("invitation", "{invitation}")),
  ],
  ["read what a letter says", NOT_ALLOWED, "select facts from letters"],
  [
    "write about a supplier that is not one's own",
    NOT_ALLOWED,
    `select flowdown.send_letter({prime}, 'fact-returned', {officialEmail}, 'Somebody',
      jsonb_build_object('link', ${PATH}), {new})`,
  ],
  ["put a letter beside the door", NOT_ALLOWED, "insert into letters select * from letters"],
  [
    "have another's record built",
    NOT_ALLOWED,
    "select flowdown.enqueue('build-record', json_build_object('primeId', {other}))",
  ],
  ["read what is kept of an access key", NOT_ALLOWED, "select token_hash from access_keys"],
  [
    "make an access key past the second factor",
    NOT_ALLOWED,
    `insert into access_keys (organization_id, membership_id, person_id, name, token_hash, last_on)
      select organization_id, id, person_id, 'mine', 'x', current_date from memberships`,
  ],
  ["make an access key last longer", NOT_ALLOWED, "update access_keys set last_on = 'infinity'"],
  ["start any job", NOT_ALLOWED, "select flowdown.enqueue('sweep', '{}')"],
  ["look into the queue", NOT_ALLOWED, "select * from graphile_worker.jobs"],
  ["put a job beside the door", NOT_ALLOWED, "select graphile_worker.add_job('sweep')"],
  ["make a table", NOT_ALLOWED, "create table public.mine (id int)"],
  ["turn the guards off", NOT_ALLOWED, "alter table memberships disable trigger all"],
  ["be somebody else", NOT_ALLOWED, "set role flowdown_system"],
])("the web role cannot %s", async (_, code, statement) => {
  expect(await answerTo(web, chain.prime.id, statement)).toBe(code);
});

test.each<[string, string]>([
  ["to a colleague", letter("{prime}", "upper({managerEmail})", PATH)],
  ["to who answers for its supplier", letter("{prime}", "{officialEmail}", PATH)],
  ["to whom it invited", letter("{prime}", "{invitedEmail}", PATH)],
  [
    "with the invitation, to its address",
    letter("{prime}", "{invitedEmail}", token("invitation", "{invitation}")),
  ],
])("people still have letters written %s", async (_, statement) => {
  expect(await answerTo(web, chain.prime.id, statement)).toBe("done");
});

test("a withdrawn invitation is sent to nobody", async () => {
  const withdrawn = `update invitations set revoked_at = now() where id = {invitation};`;
  const again = letter("{prime}", "{invitedEmail}", token("invitation", "{invitation}"));
  expect(await answerTo(web, chain.prime.id, withdrawn + again)).toBe(NOT_ALLOWED);
});

test("a subcontractor ends its share and shares again", async () => {
  const statement = "update shares set ended_at = now(); update shares set ended_at = null";
  expect(await answerTo(web, chain.subcontractor.id, statement)).toBe("done");
});

test.each<[string, string, string]>([
  ["promote a membership", NOT_ALLOWED, "update memberships set role = 'prime-admin'"],
  ["revive a membership", NOT_THIS_WAY, "update memberships set ended_at = null"],
  ["revive an access", NOT_THIS_WAY, "update audit_grants set revoked_at = null"],
  ["hand an access on", NOT_THIS_WAY, "update audit_grants set person_id = {new}"],
  [
    "accept what is withdrawn",
    NOT_THIS_WAY,
    `update invitations set revoked_at = now() where id = {invitation};
     update invitations set accepted_at = now() where id = {invitation}`,
  ],
  ["link a supplier anew", NOT_THIS_WAY, "update suppliers set organization_id = {other}"],
  ["set an award back", NOT_THIS_WAY, "update subcontracts set state = 'proposed'"],
  ["change a sealed record", NOT_THIS_WAY, "update oversight_records set failure = 'x'"],
  ["reseal a record", NOT_THIS_WAY, "update oversight_records set manifest_jws = 'x'"],
  ["change what a letter says", NOT_ALLOWED, "update letters set facts = '{}'"],
  [
    "send a letter again",
    NOT_THIS_WAY,
    "update letters set sent_at = now(); update letters set sent_at = null",
  ],
  ["make an access key last longer", NOT_ALLOWED, "update access_keys set last_on = 'infinity'"],
  [
    "take up an access key that was ended",
    NOT_THIS_WAY,
    "update access_keys set ended_at = now(); update access_keys set ended_at = null",
  ],
  ["remove an access key", NOT_ALLOWED, "delete from access_keys"],
  ["shrink a log", NOT_THIS_WAY, "update oversight_trees set size = 0"],
  [
    "bring a key back",
    NOT_THIS_WAY,
    "update oversight_keys set retired_at = now(); update oversight_keys set retired_at = null",
  ],
  ["change a former version", NOT_ALLOWED, "update contracts_versions set title = 'x'"],
  [
    "stretch a former version",
    NOT_THIS_WAY,
    `update contracts_versions set known_until = now();
     update contracts_versions set known_until = 'infinity'`,
  ],
  ["look into the queue", NOT_ALLOWED, "select * from graphile_worker.jobs"],
])("the system role cannot %s", async (_, code, statement) => {
  expect(await answerTo(system, chain.prime.id, statement)).toBe(code);
});

/** What people describe, and which columns of it are said once. The rest they may correct. */
const SAID_ONCE: Record<string, string[]> = {
  contracts: ["created_at", "created_by", "id", "prime_id"],
  suppliers: ["created_at", "created_by", "id", "linked_at", "organization_id", "prime_id"],
  subcontracts: ["contract_id", "created_at", "created_by", "id", "prime_id"],
  postures: ["contract_id", "prime_id", "subcontract_id"],
};

test.each(Object.entries(SAID_ONCE))(
  "of every column of %s somebody decided whether people may change it",
  async (table, said) => {
    const closed = await owner<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
        and not has_column_privilege('flowdown_web', attrelid, attnum, 'update')
      order by attname`;
    expect(
      closed.map(({ name }) => name),
      "a new column needs `grant update (column)` in its migration, or a place in this list",
    ).toEqual(said);
  },
);

test("not even the owner sets a row back with a careless hand", async () => {
  const careless = owner.begin(async (tx) => {
    await tx`alter table memberships no force row level security`;
    await tx`update memberships set role = 'prime-admin'`;
  });
  await expect(careless).rejects.toMatchObject({ code: NOT_THIS_WAY });
});

test.each<[string, string]>([
  ["read any table of the portal", "select * from persons"],
  ["read a letter it delivers", "select * from letters"],
  ["write a letter", letter("{prime}", "{managerEmail}", PATH)],
  ["append to a log", "select flowdown.append_oversight_entries({prime}, now(), {manager}, '[]')"],
  ["enter a prime", "select flowdown.enter_counterparty({prime})"],
  ["learn a supplier's people", "select * from flowdown.supplier_readers({supplier})"],
  ["make a table in the queue's schema", "create table graphile_worker.mine (id int)"],
  [
    "put a function into the queue's schema",
    "create function graphile_worker.mine() returns int language sql as 'select 1'",
  ],
  [
    "take a table of the queue",
    "alter table graphile_worker._private_jobs owner to flowdown_queue",
  ],
  ["read which migrations ran", "select * from drizzle.__drizzle_migrations"],
  [
    "say that a migration of the queue ran",
    "insert into graphile_worker.migrations (id) values (99)",
  ],
  ["be the system", "set role flowdown_system"],
])("the queue's role cannot %s", async (_, statement) => {
  expect(await answerTo(queue, chain.prime.id, statement)).toBe(NOT_ALLOWED);
});

test("the queue's role sees no row of any table of the portal", async () => {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', nspname, relname) as name from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('public', 'known', 'flowdown') and relkind in ('r', 'v', 'p')
      and (has_any_column_privilege('flowdown_queue', pg_class.oid, 'select')
        or has_any_column_privilege('flowdown_queue', pg_class.oid, 'update')
        or has_table_privilege('flowdown_queue', pg_class.oid, 'insert, delete, truncate'))`;
  expect([...tables]).toEqual([]);
});

test("the queue's role enqueues and works", async () => {
  const statement = "select graphile_worker.add_job('sweep'); select * from graphile_worker.jobs";
  expect(await answerTo(queue, chain.prime.id, statement)).toBe("done");
});
