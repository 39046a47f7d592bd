import postgres from "postgres";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { roleUrl } from "#app/platform/db-roles.server.ts";
import { env } from "#app/platform/env.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";
import { makeUei } from "../invented.ts";
import { type Random, randomFrom } from "../random.ts";
import { inventContracts } from "./contracts.ts";
import { copyRows } from "./copy.ts";
import type { Portfolio } from "./portfolio.ts";
import { addSupplier } from "./suppliers.ts";
import { copyAll, emptyRows } from "./tables.ts";
import { decideAll } from "./verdicts.ts";

const SUPPLIERS_PER_BATCH = 2_000;

/** What the manager of every scale prime types to sign in. The authenticator app is set up then. */
export const SCALE_PASSWORD = "scale-prime-for-measuring";

type Prime = Portfolio["prime"] & { email: string };

/**
 * Fill the database with a fictional prime of many suppliers, the same ones in every run. A run that
 * was cut short is taken up by the next one.
 *
 * @param count suppliers; each has one to three subcontracts and most have answered.
 */
export async function seedScale(count: number, say: (text: string) => void): Promise<Prime> {
  const on = calendarDateOf(new Date());
  const random = randomFrom(count);
  const prime: Prime = {
    id: random.uuid(),
    name: `Scale Prime (${count.toLocaleString("en-US")} suppliers)`,
    personId: random.uuid(),
    personName: "Morgan Scale",
    email: `manager-${count}@scale.flowdown.example`,
  };
  const { databaseUrl, appSecret } = env();
  const url = roleUrl(databaseUrl, "flowdown_system", appSecret);
  const system = postgres(url, { max: 1, onnotice: () => {} });
  try {
    if (!(await isThere(system, prime.id))) {
      await fill(system, random, prime, { count, on, say });
      await analyze(databaseUrl);
    }
    const undecided = await listUndecided(system, prime.id);
    if (undecided.length > 0) {
      say("Deciding the verdicts");
      await decideAll(system, randomFrom(count + 1), actorOf(prime, on), undecided);
      await analyze(databaseUrl);
    }
  } finally {
    await system.end();
  }
  return prime;
}

async function isThere(system: postgres.Sql, primeId: string): Promise<boolean> {
  const [row] = await system`select 1 from organizations where id = ${primeId}`;
  return row !== undefined;
}

/** Everything but the verdicts, in one transaction. */
async function fill(
  system: postgres.Sql,
  random: Random,
  prime: Prime,
  { count, on, say }: { count: number; on: CalendarDate; say: (text: string) => void },
): Promise<void> {
  const passwordHash = await hashPassword(SCALE_PASSWORD);
  const { id: organizationId, name: legalName, personId, personName, email } = prime;
  await system.begin(async (sql) => {
    await copyRows(sql, organizations, [{ id: organizationId, legalName, uei: makeUei(999_999) }]);
    await copyRows(sql, persons, [{ id: personId, email, name: personName, passwordHash }]);
    await copyRows(sql, memberships, [
      { id: random.uuid(), organizationId, personId, personName, personEmail: email, role: ROLE },
    ]);
    const [first, ...others] = inventContracts(random, prime, on);
    if (!first) return;
    await copyRows(sql, contracts, [first, ...others]);
    const portfolio: Portfolio = { random, prime, contracts: [first, ...others], on };
    for (let start = 0; start < count; start += SUPPLIERS_PER_BATCH) {
      const end = Math.min(start + SUPPLIERS_PER_BATCH, count);
      const rows = emptyRows();
      for (let index = start; index < end; index += 1) addSupplier(rows, portfolio, index);
      await copyAll(sql, rows);
      say(`${end.toLocaleString("en-US")} suppliers`);
    }
  });
}

const ROLE = "prime-manager";

async function listUndecided(system: postgres.Sql, primeId: string): Promise<string[]> {
  const rows = await system<{ id: string }[]>`
    select id from contracts
    where prime_id = ${primeId}
      and not exists (select 1 from postures where postures.contract_id = contracts.id)
    order by piid`;
  return rows.map(({ id }) => id);
}

/**
 * Fresh statistics, and indexes of words written out, so that the next queries are planned for what is
 * there now.
 */
async function analyze(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner`vacuum analyze`;
  await owner.end();
}

function actorOf(prime: Prime, on: CalendarDate): Actor {
  const at = new Date();
  return {
    personId: prime.personId,
    personName: prime.personName,
    role: ROLE,
    organizationId: prime.id,
    organizationName: prime.name,
    secondFactorAt: at,
    at,
    on,
  };
}
