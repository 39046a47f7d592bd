import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listListSchemas } from "#app/domain/access-key/schema.ts";
import { listPassportSchemas } from "#app/domain/passport/schema.ts";
import { listSchemas, writeSchema } from "#app/domain/record/schema.ts";

const FOLDER = "docs/schemas";
const schemas = [...listSchemas(), ...listPassportSchemas(), ...listListSchemas()];

test.each(schemas)("$name is published as the form generates it", async ({ name, schema }) => {
  // After a change of the form, `npx vitest run --project unit tests/structure -u` writes it anew.
  await expect(writeSchema(schema)).toMatchFileSnapshot(`../../${FOLDER}/${name}.schema.json`);
});

test("no schema is published that no form generates", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    schemas.map(({ name }) => `${name}.schema.json`).sort(),
  );
});

test.each(schemas)("$name has an address", ({ name }) => {
  expect(readFileSync("app/routes.ts", "utf8")).toContain(`"schemas/${name}.json"`);
});
