import type { LoaderFunctionArgs } from "@remix-run/node";
import { listListSchemas } from "#app/domain/access-key/schema.ts";
import { listPassportSchemas } from "#app/domain/passport/schema.ts";
import { listSchemas, writeSchema } from "#app/domain/record/schema.ts";
import { orNotFound } from "#app/web/problem.server.ts";

/** The published form of a record, a passport, a list of their files or a list for programs; each version stays as it is. */
export function loader({ request }: LoaderFunctionArgs) {
  const { pathname } = new URL(request.url);
  const { schema } = orNotFound(
    [...listSchemas(), ...listPassportSchemas(), ...listListSchemas()].find(({ name }) =>
      pathname.endsWith(`/${name}.json`),
    ),
  );
  return new Response(writeSchema(schema), {
    headers: {
      "Content-Type": "application/schema+json",
      "Cache-Control": "public, max-age=86400",
    },
  });
}
