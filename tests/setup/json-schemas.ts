import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { listListSchemas } from "#app/domain/access-key/schema.ts";
import { listPassportSchemas } from "#app/domain/passport/schema.ts";
import { listSchemas } from "#app/domain/record/schema.ts";

const published = new Ajv2020({ allErrors: true });
addFormats.default(published);
for (const { name, schema } of [...listSchemas(), ...listPassportSchemas(), ...listListSchemas()])
  published.addSchema(schema, name);

/** What a published schema has against a document, one a line; nothing when it is valid. */
export function faultsOf(name: string, json: unknown): string {
  return published.validate(name, json) ? "" : published.errorsText(published.errors);
}

// NIST's schemas are of draft 7 and leave out types that ajv's strict mode wants repeated.
const nist = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false });
addFormats.default(nist);
const isOscal = nist.compile(
  JSON.parse(readFileSync("tests/fixtures/oscal/oscal-1.2.0.schema.json", "utf8")),
);

/** What NIST's schemas of the two models have against a document; nothing when it is valid. */
export function oscalFaultsOf(json: unknown): string {
  return isOscal(json) ? "" : nist.errorsText(isOscal.errors);
}
