import { eq } from "drizzle-orm";
import type postgres from "postgres";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { makeUei } from "../invented.ts";
import { type Random, randomFrom } from "../random.ts";
import { inventContracts } from "./contracts.ts";
import { copyRows } from "./copy.ts";
import type { Portfolio } from "./portfolio.ts";
import { addSupplier } from "./suppliers.ts";
import { copyAll, emptyRows } from "./tables.ts";
import { decideAll } from "./verdicts.ts";
import { openWriter } from "./writer.ts";

const SUPPLIERS_PER_BATCH = 2_000;

/** What the manager of every scale prime types to sign in. The authenticator app is set up then. */
export const SCALE_PASSWORD = "scale-prime-for-measuring";

type Prime = Portfolio["prime"] & { email: string };

/** More numbers than a batch draws. */
const DRAWN_PER_BATCH = 2 ** 21;

/**
 * Fill the database with a fictional prime of many suppliers, the same ones in every run. A run that
 * was cut short is taken up by the next one where it stood.
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
  const writer = await openWriter(env().databaseUrl);
  try {
    if (!(await isThere(writer, prime.id))) await found(writer, random, prime, on);
    const added = await fill(writer, prime, { count, on, say });
    if (added > 0) await writer`analyze`;
    const decided = await decideAll(writer, count + 1, actorOf(prime, on), say);
    // Past the triggers nothing was counted; a run that was cut short may have come as far as here.
    await writer`select flowdown.recount_subcontracts(array[${prime.id}]::uuid[]),
      flowdown.recount_suppliers(array[${prime.id}]::uuid[]),
      flowdown.recount_scores(array[${prime.id}]::uuid[])`;
    // Fresh statistics, and indexes of words written out, so that the next queries are planned for what
    // is there now.
    if (decided > 0) await writer`vacuum analyze`;
  } finally {
    await writer.end();
  }
  return prime;
}

async function isThere(writer: postgres.Sql, primeId: string): Promise<boolean> {
  const [row] = await writer`select 1 from organizations where id = ${primeId}`;
  return row !== undefined;
}

/** The prime with its manager and its contracts. */
async function found(
  writer: postgres.Sql,
  random: Random,
  prime: Prime,
  on: CalendarDate,
): Promise<void> {
  const passwordHash = await hashPassword(SCALE_PASSWORD);
  const { id: organizationId, name: legalName, personId, personName, email } = prime;
  await writer.begin(async (sql) => {
    await copyRows(sql, organizations, [{ id: organizationId, legalName, uei: makeUei(999_999) }]);
    await copyRows(sql, persons, [{ id: personId, email, name: personName, passwordHash }]);
    await copyRows(sql, memberships, [
      { id: random.uuid(), organizationId, personId, personName, personEmail: email, role: ROLE },
    ]);
    await copyRows(sql, contracts, inventContracts(random, prime, on));
  });
}

/**
 * Everything else but the verdicts, a batch in each transaction.
 *
 * @returns how many suppliers were added.
 */
async function fill(
  writer: postgres.Sql,
  prime: Prime,
  { count, on, say }: { count: number; on: CalendarDate; say: (text: string) => void },
): Promise<number> {
  const rows = await asSystem((tx) =>
    tx.select().from(contracts).where(eq(contracts.primeId, prime.id)).orderBy(contracts.piid),
  );
  const [first, ...others] = rows;
  if (!first) throw new Error(`${prime.name} has no contracts.`);
  const there = await asSystem((tx) => tx.$count(suppliers, eq(suppliers.primeId, prime.id)));
  for (let start = there; start < count; start += SUPPLIERS_PER_BATCH) {
    const end = Math.min(start + SUPPLIERS_PER_BATCH, count);
    // Past the numbers that the prime and the batches before were drawn from.
    const drawn = (Math.floor(start / SUPPLIERS_PER_BATCH) + 1) * DRAWN_PER_BATCH;
    const random = randomFrom(count, drawn);
    const portfolio: Portfolio = { random, prime, contracts: [first, ...others], on };
    const batch = emptyRows();
    for (let index = start; index < end; index += 1) addSupplier(batch, portfolio, index);
    await writer.begin((sql) => copyAll(sql, batch));
    say(`${end.toLocaleString("en-US")} suppliers`);
  }
  return count - there;
}

const ROLE = "prime-manager";

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
