import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askingTogether } from "#app/platform/asking-together.server.ts";
import { env } from "#app/platform/env.server.ts";

type Row = unknown[];
type Ask = (text: string, values?: unknown[]) => Promise<Row[]>;

let client: postgres.Sql;
/** What was sent, in its order. */
let sent: string[] = [];

beforeAll(() => {
  client = postgres(env().databaseUrl, { max: 1, onnotice: () => {} });
});
afterAll(() => client.end());

/** Run `work` in a transaction that writes down what it sends. */
function inTransaction<T>(work: (ask: Ask, tx: postgres.Sql) => Promise<T>): Promise<T> {
  return client.begin("read only", async (tx) => {
    sent = [];
    const heard = new Proxy(tx, {
      get: (target, name) =>
        name === "unsafe"
          ? (text: string, ...rest: [never[]?, postgres.UnsafeQueryOptions?]) => {
              sent.push(text);
              return target.unsafe(text, ...rest);
            }
          : Reflect.get(target, name),
    }) as unknown as postgres.Sql;
    const together = askingTogether(heard);
    const ask: Ask = (text, values = []) =>
      together.unsafe(text, values as never[]).values() as never;
    return work(ask, together);
  }) as Promise<T>;
}

/** Each alone, which tells what they answer with, and then all at once. */
async function bothWays(asked: readonly [string, unknown[]?][]) {
  const apart: Row[][] = [];
  await inTransaction(async (ask) => {
    for (const one of asked) apart.push(await ask(...one));
  });
  const together = await inTransaction((ask) => Promise.all(asked.map((one) => ask(...one))));
  return { apart: apart.map((rows) => [...rows]), together };
}

test("what is asked at once is sent as one, and answered as if each had been asked alone", async () => {
  const { apart, together } = await bothWays([
    ["select $1::int + 1, $2::text", [1, 'it\'s "quoted" \\ $1 Ünïcode 漢字 \u{1F600}\n']],
    ["select 1 where false"],
    ["select g, g % 2 = 0 from generate_series(1, $1) g order by g desc", [4]],
  ]);
  expect(together).toEqual(apart);
  expect(sent).toHaveLength(1);
});

test.each([
  "true, false, null::boolean",
  "32767::smallint, -2147483647::int, 9007199254740993::bigint, 12345678901234567890.123456789::numeric",
  "0.1::real, 1e300::float8, 'NaN'::float8, '-Infinity'::float8",
  "'2026-11-30'::date, '0044-03-15 BC'::date, '2026-11-30 23:59:59.123456+00'::timestamptz, '10:00'::time",
  "'2 days 03:00'::interval, 'b'::varchar, 'c'::name",
  "gen_random_uuid() is not null, '6f1c1f5e-7b7e-4c8e-9d55-0d4b0a6c7a11'::uuid, '\\xdeadbeef'::bytea",
  `'{"a": [1, "x\\u00e9", null], "a": 2}'::json, '"text"'::jsonb, 'null'::jsonb, '1.50'::jsonb, null::jsonb`,
  `array['a', 'b,c', '{d}', null, '"e"', '']::text[], array[]::text[], array[[1, 2], [3, 4]]`,
  `array['2026-11-30', null]::date[], array[true, null], array['{"a": 1}']::jsonb[]`,
  "array['6f1c1f5e-7b7e-4c8e-9d55-0d4b0a6c7a11']::uuid[], array[1.50, 2]::numeric[], array['\\x00ff']::bytea[]",
  "1 as same, 2 as same, array['127.0.0.1'::inet], array[int4range(1, 5)]",
])("a value is the same either way: %s", async (values) => {
  const { apart, together } = await bothWays([[`select ${values}`], ["select 1"]]);
  expect(together).toEqual(apart);
  expect(sent).toHaveLength(1);
});

test.each(["'127.0.0.1'::inet", "'a'::char(3)", "row(1, 'x')", "'d'::\"char\""])(
  "what another type would be told as is not guessed at: %s",
  async (value) => {
    const { apart, together } = await bothWays([[`select ${value}`], ["select 1"]]);
    expect(together).toEqual(apart);
    expect(sent).toHaveLength(2);
  },
);

test("each of many keeps its own parameters", async () => {
  const asked = Array.from({ length: 30 }, (_, index): [string, unknown[]] => [
    "select $2::int, $1::text, $2::int * 2",
    [`text ${index}`, index],
  ]);
  const { apart, together } = await bothWays(asked);
  expect(together).toEqual(apart);
  expect(sent).toHaveLength(2);
});

test("the rows stay in their order, whatever stands beside them", async () => {
  const { apart, together } = await bothWays([
    ["select md5(g::text) as text from generate_series(1, 500) g order by text limit 200"],
    ["select g from generate_series(1, 500) g order by -g offset 100"],
  ]);
  expect(together).toEqual(apart);
});

test("what is asked for itself comes after what was asked before it", async () => {
  const setting = "select current_setting('flowdown.tried', true)";
  await inTransaction((ask) => ask(setting));
  const [before, , after] = await inTransaction((ask, tx) => {
    const first = ask(setting);
    const set = tx.unsafe("select set_config('flowdown.tried', 'set', true)").then((rows) => rows);
    return Promise.all([first, set, ask(setting)]);
  });
  expect([before?.[0], after?.[0]]).toEqual([[null], ["set"]]);
});

test("where one fails all fail, with its error, and later ones too", async () => {
  await inTransaction((ask) => ask("select 1 / $1::int", [1]));
  await inTransaction((ask) => ask("select 2"));
  const failed = inTransaction(async (ask) => {
    const [one, other] = await Promise.allSettled([
      ask("select 1 / $1::int", [0]),
      ask("select 2"),
    ]);
    expect([one, other]).toMatchObject([
      { status: "rejected", reason: { code: "22012" } },
      { status: "rejected", reason: { code: "22012" } },
    ]);
    await expect(ask("select 3")).rejects.toMatchObject({ code: "25P02" });
    throw new Error("left");
  });
  await expect(failed).rejects.toThrow("left");
});

test("one with a long list of parameters goes by itself", async () => {
  const many = Array.from({ length: 41 }, (_, index) => index);
  const text = `select ${many.map((_, index) => `$${index + 1}::int`).join(" + ")}`;
  const { apart, together } = await bothWays([[text, many], ["select 4"], ["select 5"]]);
  expect(together).toEqual(apart);
  expect(sent).toHaveLength(2);
});
