import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Actor, asReader, type Scope } from "#app/platform/db.server.ts";
import { inRequest } from "#app/platform/request-context.server.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";

let first: Actor;
let second: Actor;

beforeAll(async () => {
  first = await actorOf(await makeOrganization(), "prime-manager");
  second = await actorOf(await makeOrganization(), "prime-manager");
});

type Seen = { transaction: string; organization: string };

const look = async ({ tx }: Scope): Promise<Seen> => {
  const [row] = await tx.execute<Seen>(sql`
    select txid_current_snapshot()::text || pg_backend_pid() || now() as transaction,
           current_setting('flowdown.organization') as organization`);
  if (!row) throw new Error("nothing was seen");
  return row;
};
const own = ({ organizationId }: Actor) => ({ organization: organizationId });

test("what the loaders of a request read at once, they read in one transaction", async () => {
  const seen = await inRequest(() =>
    Promise.all([asReader(first, look), asReader({ ...first }, look), asReader(first, look)]),
  );
  expect(new Set(seen.map(({ transaction }) => transaction)).size).toBe(1);
  expect(seen[0]).toMatchObject(own(first));
});

test("another request reads in another one, and so does what is read afterwards", async () => {
  const reads = () => inRequest(() => asReader(first, look));
  const [one, two] = await Promise.all([reads(), reads()]);
  expect(one.transaction).not.toBe(two.transaction);
  const [early, late] = await inRequest(async () => [
    await asReader(first, look),
    await asReader(first, look),
  ]);
  expect(early?.transaction).not.toBe(late?.transaction);
});

test("two organizations never share one, whoever reads first", async () => {
  const seen = await inRequest(() =>
    Promise.all([
      asReader(first, look),
      asReader(second, look),
      asReader(first, look),
      asReader({ ...first, auditId: second.personId, auditContracts: [] }, look),
    ]),
  );
  expect(seen).toMatchObject([own(first), own(second), own(first), own(first)]);
  expect(seen[0]?.transaction).not.toBe(seen[1]?.transaction);
  expect(seen[3]?.transaction).not.toBe(seen[0]?.transaction);
});

test("whoever asks at once is told as the organization's, from the first statement on", async () => {
  const many = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const actor = index % 2 === 0 ? first : second;
      return inRequest(async () => ({ actor, seen: await asReader(actor, look) }));
    }),
  );
  for (const { actor, seen } of many) expect(seen).toMatchObject(own(actor));
});

test("what one of them throws is not the other's", async () => {
  const [refused, read] = await inRequest(() =>
    Promise.allSettled([
      asReader(first, async () => {
        throw new Error("not found");
      }),
      asReader(first, look),
    ]),
  );
  expect(refused).toMatchObject({ status: "rejected" });
  expect(read).toMatchObject({ status: "fulfilled", value: own(first) });
});

test("nothing is written while reading", async () => {
  const write = ({ tx }: Scope) => tx.execute(sql`delete from suppliers`);
  await expect(inRequest(() => asReader(first, write))).rejects.toMatchObject({
    cause: { code: "25006" },
  });
});

test("outside of a request each reads for itself", async () => {
  const seen = await Promise.all([asReader(first, look), asReader(first, look)]);
  expect(seen[0]?.transaction).not.toBe(seen[1]?.transaction);
});
