import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { TEST_APP_SECRET, testEnvironment } from "#tests/setup/test-environment.ts";
import { makeDatabase } from "#tests/setup/throw-away-database.ts";
import { yearTable } from "./table.ts";

/* npm run year -- --suppliers 500 --days 365 --seed 1 [--from 2027-01-04] */
const { values } = parseArgs({
  options: {
    suppliers: { type: "string", default: "500" },
    days: { type: "string", default: "365" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "2027-01-04" },
  },
});
const whole = (name: "suppliers" | "days" | "seed", most: number) => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${name} takes a whole number from 1 to ${most}.`);
};
const asked = {
  suppliers: whole("suppliers", 5_000),
  days: whole("days", 1_000),
  seed: whole("seed", 2 ** 31),
  first: values.from,
};

const { startEmbeddedPostgres } = await import("#app/platform/embedded-postgres.server.ts");
const { migrateDatabase } = await import("#app/platform/migrate.server.ts");
const evidence = await mkdtemp(join(tmpdir(), "flowdown-year-evidence-"));
const server = await startEmbeddedPostgres({ dataDirectory: ".data/year", fsync: false });
const database = await makeDatabase(server.ownerUrl, "flowdown_year");
Object.assign(process.env, testEnvironment(database.url, evidence));
try {
  await migrateDatabase({ ownerUrl: database.url, appSecret: TEST_APP_SECRET });
  const { tellStory } = await import("./story.ts");
  const { runYear } = await import("./year.ts");
  const startedAt = performance.now();
  const year = await runYear(tellStory(asked), database.url, (text) => console.error(text));
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(yearTable(year));
  console.log(`\nThe letters that were due: SHA-256 ${year.digest}. It took ${seconds} s.`);
  for (const difference of year.differences) console.log(difference);
  process.exitCode = year.differences.length > 0 ? 1 : 0;
} finally {
  const { closeDatabase } = await import("#app/platform/db.server.ts");
  await closeDatabase();
  await database.drop();
  await server.stop();
  await rm(evidence, { recursive: true, force: true });
}
