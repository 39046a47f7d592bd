import { once } from "node:events";
import net from "node:net";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { env } from "#app/platform/env.server.ts";

// What the driver does when PostgreSQL ends a connection, as it does at a failover. The driver as published
// waits for ever, ends the process, or writes outside the transaction that was lost: see patches/.

/** The client's sockets, in the order in which they were opened. */
let sockets: net.Socket[];
let sql: postgres.Sql;

beforeEach(async () => {
  sockets = [];
  sql = connect(1);
  await sql`select 1`;
});

afterEach(() => sql.end({ timeout: 1 }));

function connect(max: number, prepare = (_: net.Socket) => {}): postgres.Sql {
  const { hostname, port } = new URL(env().databaseUrl);
  return postgres(env().databaseUrl, {
    max,
    connect_timeout: 2,
    backoff: false,
    onnotice: () => {},
    // The types leave this option of the driver out.
    socket: async () => {
      const socket = net.connect(Number(port || 5432), hostname);
      sockets.push(socket);
      prepare(socket);
      await once(socket, "connect");
      return socket;
    },
  } as postgres.Options<Record<string, never>>);
}

/** End the client's last connection, `hard` as a reset is. */
async function cut(hard: boolean): Promise<void> {
  const socket = sockets.at(-1) as net.Socket;
  const closed = new Promise((done) => socket.once("close", done));
  socket.destroy(hard ? new Error("read ECONNRESET") : undefined);
  await closed;
}

/** A statement reaches the driver's buffer a microtask after it is awaited, the socket only later. */
async function untilBuffered(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await null;
}

const outcome = (asked: PromiseLike<unknown>) =>
  Promise.resolve(asked).then(
    () => "answered",
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

test.each([
  ["ended", false],
  ["reset", true],
])(
  "a statement that was on its way when the connection was %s fails, and the next is answered",
  async (_, hard) => {
    const socket = sockets[0] as net.Socket;
    if (hard) socket.emit("error", new Error("read ECONNRESET"));
    const asked = outcome(sql`select 2`);
    await untilBuffered();
    socket.emit("close", hard);
    socket.destroy();
    expect(await asked).toBe("CONNECTION_CLOSED");
    expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
  },
);

test.each([
  ["ended", false],
  ["reset", true],
])(
  "a transaction whose connection was %s fails, and nothing of it is written outside of it",
  async (_, hard) => {
    await sql.end();
    sql = connect(2);
    const table = `lost_${Date.now()}`;
    await sql`create table ${sql(table)} (word text)`;
    try {
      const late: Promise<string>[] = [];
      const lost = sql.begin(async (tx) => {
        await tx`insert into ${tx(table)} values ('within')`;
        await cut(hard);
        // Others ask meanwhile, so that the same place of the pool connects again.
        await Promise.all([sql`select 1`, sql`select pg_sleep(0.05)`, sql`select 1`]);
        late.push(outcome(tx`insert into ${tx(table)} values ('outside')`));
        await Promise.all(late);
      });
      expect(await outcome(lost)).toBe("CONNECTION_CLOSED");
      await expect.poll(() => late.length).toBe(1);
      expect(await Promise.all(late)).toEqual(["CONNECTION_CLOSED"]);
      expect(await sql`select word from ${sql(table)}`).toEqual([]);
    } finally {
      await sql`drop table ${sql(table)}`;
    }
  },
);

test("a transaction that asks again at the moment its connection is lost does not end the process", async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on("uncaughtException", note);
  try {
    const lost = sql.begin(async (tx) => {
      await tx`select 1`;
      await cut(false);
      await outcome(tx`select 2`);
    });
    expect(await outcome(lost)).toBe("CONNECTION_CLOSED");
    await new Promise((done) => setTimeout(done, 50));
    expect(uncaught).toEqual([]);
    expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
  } finally {
    process.off("uncaughtException", note);
  }
});

test("a connection that is lost before its first statement fails that one and does not end the process", async () => {
  const unheard: unknown[] = [];
  const note = (error: unknown) => unheard.push(error);
  process.on("unhandledRejection", note);
  try {
    await sql.end();
    sql = connect(1, (socket) => {
      const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
      socket.write = (...given: unknown[]) => {
        // What the driver asks for itself, as soon as it is let in.
        const isTypes = String(given[0]).includes("pg_catalog.pg_type");
        if (isTypes) socket.destroy(new Error("read ECONNRESET"));
        return isTypes || write(...given);
      };
    });
    expect(await outcome(sql`select 1`)).toBe("read ECONNRESET");
    await new Promise((done) => setTimeout(done, 50));
    expect(unheard).toEqual([]);
  } finally {
    process.off("unhandledRejection", note);
  }
});

test("rows that came before a mistake are not among those of the next statement", async () => {
  const broken = sql`select 1 / (5 - one) from generate_series(1, 9) as one`;
  expect(await outcome(broken)).toBe("22012");
  expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
});

test("rows that came before a connection was lost are not among those of the next one", async () => {
  await sql.end();
  let isCut = false;
  sql = connect(1, (socket) => {
    const emit = socket.emit.bind(socket) as (name: string, ...given: unknown[]) => boolean;
    socket.emit = (name: string, ...given: unknown[]) => {
      const [chunk] = given;
      // Half of what the driver asks for itself, as soon as it is let in.
      const isLong = name === "data" && Buffer.isBuffer(chunk) && chunk.length > 1_000;
      if (isCut || !isLong) return emit(name, ...given);
      isCut = true;
      emit(name, chunk.subarray(0, chunk.length / 2));
      socket.destroy();
      return true;
    };
  });
  expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
  expect(isCut).toBe(true);
});

test("what waits for a place in the pool is answered although every connection was lost", async () => {
  const first = outcome(sql`select pg_sleep(5)`);
  const waiting = Promise.all(Array.from({ length: 20 }, () => outcome(sql`select 1`)));
  await new Promise((done) => setTimeout(done, 100));
  await cut(false);
  expect(await first).toBe("CONNECTION_CLOSED");
  const answers = await waiting;
  // What was sent already is lost with it; nothing waits for ever.
  for (const answer of answers) expect(["answered", "CONNECTION_CLOSED"]).toContain(answer);
  expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
});
