import postgres from "postgres";

/** Any number will do, as long as everyone who shares a server uses the same. */
const LEASE_KEY = 7_021_700_215;

/**
 * Our share in a running server: a session-level advisory lock. It ends with our process however
 * that ends, so no list of process ids can go stale.
 */
export type Lease = {
  /** Give the share back; true when nobody else holds one and the server may be stopped. */
  release(): Promise<boolean>;
};

/** Take a share, and make sure the database `name` exists. */
export async function takeLease(serverUrl: string, name: string): Promise<Lease> {
  const sql = postgres(`${serverUrl}/postgres`, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
  });
  try {
    await sql`select pg_advisory_lock_shared(${LEASE_KEY}::bigint)`;
    await ensureDatabase(sql, name);
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
  return {
    async release() {
      try {
        await sql`select pg_advisory_unlock_shared(${LEASE_KEY}::bigint)`;
        const [row] = await sql`select pg_try_advisory_lock(${LEASE_KEY}::bigint) as is_last`;
        return row?.is_last === true;
      } catch {
        return false;
      } finally {
        await sql.end({ timeout: 1 });
      }
    },
  };
}

async function ensureDatabase(sql: postgres.Sql, name: string): Promise<void> {
  const found = await sql`select 1 from pg_database where datname = ${name}`;
  if (found.length > 0) return;
  await sql`create database ${sql(name)}`.catch((error: unknown) => {
    // Two first starts at once: 42P04 and 23505 both say that the other one has made it.
    const code = error instanceof postgres.PostgresError ? error.code : "";
    if (code !== "42P04" && code !== "23505") throw error;
  });
}
