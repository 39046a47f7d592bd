import { writeKeyList } from "#app/domain/log/key.ts";
import { listPortalKeys } from "#app/queries/passport/portal-key.server.ts";

/** The keys with which this portal signs passports, for whoever compares them. */
export async function loader() {
  return new Response(writeKeyList(await listPortalKeys()), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
