import { expect, inject, test } from "vitest";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { TEST_APP_SECRET } from "#tests/setup/test-environment.ts";
import { makeDatabase } from "#tests/setup/throw-away-database.ts";

test("several databases of one server are migrated at once, though their roles are the server's", async () => {
  const databases = [];
  for (let count = 0; count < 6; count += 1)
    databases.push(
      await makeDatabase(inject("serverUrl"), "flowdown_migrated", inject("templateDatabase")),
    );
  const migrateTwice = async (ownerUrl: string) => {
    const migrated = [];
    for (let turn = 0; turn < 2; turn += 1)
      migrated.push(await migrateDatabase({ ownerUrl, appSecret: TEST_APP_SECRET }));
    return migrated;
  };
  try {
    const migrated = await Promise.all(databases.map(({ url }) => migrateTwice(url)));
    expect(migrated.flat()).toEqual(Array(12).fill({ applied: 0 }));
  } finally {
    for (const database of databases) await database.drop();
  }
});
