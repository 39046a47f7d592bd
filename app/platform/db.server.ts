import { type SQL, sql } from "drizzle-orm";
import type { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { AuthorRole } from "#app/domain/log/entry.ts";
import { type Role, seesAssignedOnly } from "#app/domain/person/roles.ts";
import { askingOnce } from "./asking-once.server.ts";
import { askingTogether } from "./asking-together.server.ts";
import { CONTRIBUTOR_ROLE, roleUrl } from "./db-roles.server.ts";
import { type Environment, env } from "./env.server.ts";
import { beginPost } from "./form-post.server.ts";
import { type HeldTransaction, holdTransaction } from "./held-transaction.server.ts";
import { readTogether } from "./reading.server.ts";
import { currentPost, forgetIdentity } from "./request-context.server.ts";

export type Database = PostgresJsDatabase<Record<string, never>>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Who acts, for which organization, when. One is made per request and holds its one instant. */
export type Actor = {
  personId: string;
  personName: string;
  organizationId: string;
  organizationName: string;
  /** `system` for what a job does by itself. */
  role: Role | "system";
  /** Every role that the person holds there, `role` among them; absent where it is the only one that counts. */
  roles?: readonly Role[];
  /** When the second factor was last given in this session; null for a job, or before it is set up. */
  secondFactorAt: Date | null;
  at: Date;
  on: CalendarDate;
  /** Where the organization's days end, as IANA names it; UTC when absent. */
  timeZone?: string;
  /** Set for an auditor: the audit, and the contracts beyond which nothing exists. */
  auditId?: string;
  auditContracts?: string[];
  /** Set where nobody reads what is answered, because the headers alone were asked for. */
  readsNothing?: boolean;
  /** How the log names who acts, where it is not as a member of the organization. */
  told?: { name?: string; role?: AuthorRole; organization?: string | null };
  /** Set by a reader of the past: what came to be known later does not exist. */
  knownAt?: Date;
};

/** An actor's open transaction: what every query and the inside of every command works on. */
export type Scope = { readonly tx: Transaction; readonly actor: Actor };

/** A connection that closes takes its plans along, and the next visit waits until they are made again. */
const IDLE_SECONDS = 15 * 60;
const WEB_CONNECTIONS = 10;
const SYSTEM_CONNECTIONS = 6;

/**
 * The same connections three times: in a reading the same is asked once, and of the past nothing is kept
 * prepared, @see enterPast
 */
type Reach = { now: Database; reading: Database; past: Database; client: postgres.Sql };
type Pools = { of: Environment; web: Reach; system: Reach; end(): Promise<void> };
let pools: Pools | undefined;

function openPools(of: Environment): Pools {
  const { databaseUrl, appSecret } = of;
  const options = { onnotice: () => {}, idle_timeout: IDLE_SECONDS, connect_timeout: 10 };
  const web = postgres(roleUrl(databaseUrl, "flowdown_web", appSecret), {
    ...options,
    max: WEB_CONNECTIONS,
  });
  const system = postgres(roleUrl(databaseUrl, "flowdown_system", appSecret), {
    ...options,
    max: SYSTEM_CONNECTIONS,
  });
  return {
    of,
    web: reachOf(web),
    system: reachOf(system),
    end: async () => {
      await Promise.all([web.end({ timeout: 5 }), system.end({ timeout: 5 })]);
    },
  };
}

function reachOf(client: postgres.Sql): Reach {
  const casing = "snake_case";
  return {
    now: drizzle(preparing(client), { casing }),
    reading: drizzle(preparing(client, { inTransaction: askingLittle, begin: "read only" }), {
      casing,
    }),
    past: drizzle(client, { casing }),
    client,
  };
}

function askingLittle(tx: postgres.Sql): postgres.Sql {
  return askingOnce(askingTogether(tx));
}

/** Statements with more parameters vary in length, and would fill the driver's memory of plans. */
const MOST_PREPARED_PARAMETERS = 40;

type Transactions = {
  /** what else a transaction's statements go through */
  inTransaction?: (tx: postgres.Sql) => postgres.Sql;
  /** said with `begin` itself: drizzle would say it in a statement of its own, and wait for the answer */
  begin?: string;
};

/**
 * Lets PostgreSQL keep its plans: planning through the policies costs more than running, and
 * drizzle hands every statement over unprepared.
 */
function preparing<T extends postgres.Sql>(client: T, transactions: Transactions = {}): T {
  const { inTransaction = (tx: postgres.Sql) => tx, begin: mode = "" } = transactions;
  return new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name === "unsafe")
        return (
          text: string,
          parameters: never[] = [],
          options: postgres.UnsafeQueryOptions = {},
        ) =>
          target.unsafe(text, parameters, {
            ...options,
            prepare:
              options.prepare === true ||
              (parameters.length > 0 && parameters.length <= MOST_PREPARED_PARAMETERS),
          });
      if (name === "begin" || name === "savepoint")
        return (...given: unknown[]) => {
          const work = given.pop() as (tx: postgres.Sql) => unknown;
          const begin = value as (...all: unknown[]) => unknown;
          const options = name === "begin" && mode ? [mode] : given;
          return begin(...options, (tx: postgres.Sql) => work(inTransaction(preparing(tx))));
        };
      return value;
    },
  });
}

function database(): Pools {
  const environment = env();
  if (pools?.of !== environment) pools = openPools(environment);
  return pools;
}

/**
 * Run `work` in one transaction that sees and writes only what the actor's organization may.
 * An auditor's transaction is read-only and narrowed to the contracts of the audit; so is that of a
 * reader of the past, to what was known then.
 *
 * In the action of a form with a key it is the form's transaction, which is committed with the
 * answer: the same form sent again gets that answer, and `work` does not run.
 *
 * @throws AnsweredBefore in that case, for whoever answers forms.
 */
export function asActor<T>(actor: Actor, work: (scope: Scope) => Promise<T>): Promise<T> {
  return asActorOfForm(actor, work).finally(forgetIdentity);
}

function asActorOfForm<T>(actor: Actor, work: (scope: Scope) => Promise<T>): Promise<T> {
  const post = currentPost();
  if (!post?.digest || isReadOnly(actor)) return asActorAlone(actor, work);
  const { digest, browser } = post;
  const { organizationId } = actor;
  post.held ??= holdTransaction(database().web.now, "web", async (tx) => {
    await enter(clientOf(tx), actor);
    await beginPost(tx, { digest, browser, organizationId });
  });
  return asActorIn(post.held, actor, work);
}

/**
 * The same for what only reads, before or after a command: it sees what the form at hand has changed,
 * and begins nothing. What several loaders of a request read at the same time, for the same actor, they
 * read in one transaction: nothing in `work` may depend on settings of its own.
 */
export function asReader<T>(actor: Actor, work: (scope: Scope) => Promise<T>): Promise<T> {
  const held = currentPost()?.held;
  if (held && !isReadOnly(actor)) return asActorIn(held, actor, work);
  if (actor.knownAt) return asActorAlone(actor, work);
  return readTogether(
    readerOf(actor),
    (begin) => beginReading(actor, begin),
    (tx) => work({ tx, actor }),
  );
}

/** Who reads the same: the organization, an auditor's room, and who sees what is assigned to them. */
function readerOf({ organizationId, auditId, auditContracts, role, personId }: Actor): string {
  const alone = seesAssignedOnly(role) ? personId : undefined;
  return [organizationId, auditId, arrayText(auditContracts), alone].join(" ");
}

function beginReading(actor: Actor, read: (tx: Transaction) => Promise<void>): Promise<void> {
  return database().web.reading.transaction((tx) =>
    afterEntering(tx, actor, () => read(tx), READING_SETTINGS),
  );
}

/** A statement as it is sent: its text, and a value for each of its places. */
export type Statement = { text: string; values: readonly unknown[] };

/**
 * One statement of a reader in a transaction of its own, without what others might ask beside it: for what
 * a program asks again and again.
 *
 * @param actor of the present: nobody who reads the past.
 * @returns the rows, each as the list of its values.
 */
export async function askAsReader(
  actor: Actor,
  { text, values }: Statement,
): Promise<readonly (readonly unknown[])[]> {
  if (actor.knownAt) throw new Error("this asks of the present alone");
  return database().web.client.begin("read only", async (tx) => {
    const entered = enter(tx, actor, READING_SETTINGS);
    // Sent with the settings, and worked off after them.
    const asked = tx
      .unsafe(text, values as never[], { prepare: true })
      .values()
      .execute();
    const [, rows] = await Promise.all([entered, asked]);
    return rows;
  });
}

/**
 * Enter, and run `work` without waiting for it: its first statements go out together with the settings,
 * and PostgreSQL works them off in this order.
 */
async function afterEntering<T>(
  tx: Transaction,
  actor: Actor,
  work: () => Promise<T>,
  settings = SETTINGS,
): Promise<T> {
  const [, result] = await Promise.all([enter(clientOf(tx), actor, settings), work()]);
  return result;
}

async function asActorIn<T>(
  opening: Promise<HeldTransaction>,
  actor: Actor,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const held = await opening;
  if (held.role !== "web") return asActorAlone(actor, work);
  return held.run(async (tx) => {
    await enter(clientOf(tx), actor);
    return work({ tx, actor });
  });
}

function asActorAlone<T>(actor: Actor, work: (scope: Scope) => Promise<T>): Promise<T> {
  return database().web[actor.knownAt ? "past" : "now"].transaction(
    (tx) =>
      afterEntering(tx, actor, async () => {
        await enterPast(tx, actor);
        return work({ tx, actor });
      }),
    isReadOnly(actor) ? { accessMode: "read only" } : undefined,
  );
}

function isReadOnly({ auditContracts, knownAt }: Actor): boolean {
  return auditContracts !== undefined || knownAt !== undefined;
}

const SETTINGS = `
  select set_config('flowdown.organization', $1, true), set_config('flowdown.at', $2, true),
         set_config('flowdown.audit', $3, true), set_config('flowdown.audit_contracts', $4, true)`;

/**
 * What pages ask is prepared, and a plan made for the values of one visit is hardly better than the one for
 * all of them: left to choose, PostgreSQL planned many statements anew at each visit, which took it several
 * times as long as answering them.
 */
const READING_SETTINGS = `${SETTINGS}, set_config('plan_cache_mode', 'force_generic_plan', true),
         set_config('jit', 'off', true)`;

/** What sends a statement in a transaction. */
type Sender = Pick<postgres.TransactionSql, "unsafe">;

/** Sent when this returns: whatever is asked in the transaction afterwards comes after it. */
function enter(tx: Sender, actor: Actor, text = SETTINGS): PromiseLike<unknown> {
  const values = [
    actor.organizationId,
    actor.at.toISOString(),
    actor.auditId ?? "",
    arrayText(actor.auditContracts),
  ];
  const settings = tx.unsafe(text, values, { prepare: true }).execute();
  return seesAssignedOnly(actor.role) ? enterAssigned(tx, actor) : settings;
}

/**
 * From here on nothing is there but what is assigned to the actor: the transaction takes a role that
 * sees no more, and the views that stand before the tables for it.
 */
function enterAssigned(tx: Sender, { personId }: Actor): PromiseLike<unknown> {
  return tx
    .unsafe(
      `select set_config('flowdown.contributor', $1, true), set_config('role', $2, true),
              set_config('search_path', 'assigned, public', true)`,
      [personId, CONTRIBUTOR_ROLE],
    )
    .execute();
}

/** The driver's own hold of a transaction: drizzle sends a statement at a time of its choosing. */
export function clientOf(tx: Transaction): postgres.Sql {
  return (tx as unknown as { session: { client: postgres.Sql } }).session.client;
}

/**
 * Run a long statement in which the same values stand again and again. Each text is sent once, so that
 * PostgreSQL keeps the plan: planning it is most of what it costs.
 */
export async function executeOften<Row extends Record<string, unknown>>(
  tx: Transaction,
  statement: SQL,
): Promise<Row[]> {
  const { dialect } = tx as unknown as { dialect: PgDialect };
  const { sql: text, params } = dialect.sqlToQuery(statement);
  const values: unknown[] = [];
  const placeOf = (value: unknown) => {
    const known = typeof value === "string" ? values.indexOf(value) : -1;
    return known >= 0 ? known + 1 : values.push(value);
  };
  const named = text.replaceAll(/\$(\d+)/g, (_, place) => `$${placeOf(params[Number(place) - 1])}`);
  const rows = await clientOf(tx).unsafe(named, values as never[]);
  return rows as unknown as Row[];
}

type Moment = { knownAt?: Date; at?: Date };

/**
 * Run `work` in one transaction that sees every organization: sign-in, jobs, seeds. Never a screen.
 *
 * @param when.knownAt the instant that is asked about; absent: now.
 * @param when.at the instant at which what changes is said to change; absent: the clock's.
 */
export async function asSystem<T>(
  work: (tx: Transaction) => Promise<T>,
  when: Moment = {},
): Promise<T> {
  const held = when.knownAt ? undefined : await currentPost()?.held;
  if (held?.role === "system") return held.run((tx) => inMoment(tx, when, work));
  return database().system[when.knownAt ? "past" : "now"].transaction((tx) =>
    inMoment(tx, when, work),
  );
}

/**
 * One statement that sees every organization, in no transaction but its own: a third of the way to
 * the database and back.
 */
export async function asSystemAtOnce<T>(
  ask: (database: Database | Transaction) => Promise<T>,
): Promise<T> {
  const held = await currentPost()?.held;
  return held?.role === "system" ? held.run(ask) : ask(database().system.now);
}

/**
 * The same for the command of a form whose sender is no member: it begins the form's transaction, as
 * `asActor` does for members.
 *
 * @throws AnsweredBefore when this form was answered before.
 */
export async function asSystemOnce<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const post = currentPost();
  if (post?.digest) {
    const { digest, browser } = post;
    post.held ??= holdTransaction(database().system.now, "system", (tx) =>
      beginPost(tx, { digest, browser, organizationId: null }),
    );
    await post.held;
  }
  return asSystem(work).finally(forgetIdentity);
}

async function inMoment<T>(
  tx: Transaction,
  when: Moment,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  await enterPast(tx, when);
  if (when.at)
    await tx.execute(sql`select set_config('flowdown.at', ${when.at.toISOString()}, true)`);
  return work(tx);
}

/**
 * From here on every table shows what was known at the instant: the views of the schema `known`. A
 * plan kept from the tables would not fit them.
 */
async function enterPast(tx: Transaction, { knownAt }: { knownAt?: Date }): Promise<void> {
  if (!knownAt) return;
  await tx.execute(sql`
    select set_config('flowdown.known_at', ${knownAt.toISOString()}, true),
           set_config('search_path', 'known, public', true)`);
}

/**
 * Inside the transaction of a reader of the past, go on to another instant: for who looks at several
 * of them, one after the other.
 */
export async function asKnownAt<T>(
  { tx, actor }: Scope,
  knownAt: Date,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  if (!actor.knownAt) throw new Error("this transaction reads the present");
  await enterPast(tx, { knownAt });
  return work({ tx, actor: { ...actor, knownAt } });
}

function arrayText(ids: readonly string[] | undefined): string {
  return ids ? `{${ids.join(",")}}` : "";
}

/**
 * Inside a subcontractor's transaction, run `work` as one of its primes: for the prime's log and
 * posture, on the prime's day. The database opens this door only where the prime's supplier record names the actor's
 * organization. Primes are entered in the order of their ids, so that submissions cannot deadlock.
 */
export async function asCounterparty<T>(
  { tx, actor }: Scope,
  primeId: string,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  await tx.execute(sql`select flowdown.enter_counterparty(${primeId}::uuid)`);
  const [prime] = await tx.execute<{ time_zone: string }>(
    sql`select time_zone from organizations where id = ${primeId}::uuid`,
  );
  const timeZone = prime?.time_zone;
  const on = calendarDateOf(actor.at, timeZone);
  const result = await work({ tx, actor: { ...actor, organizationId: primeId, on, timeZone } });
  await tx.execute(sql`select flowdown.leave_counterparty()`);
  return result;
}

/** Whether the database answers. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await database().system.now.execute(sql`select 1 from organizations limit 1`);
    return true;
  } catch {
    return false;
  }
}

/** Close every connection: at the end of the process or of a test file. */
export async function closeDatabase(): Promise<void> {
  const open = pools;
  pools = undefined;
  await open?.end();
}
