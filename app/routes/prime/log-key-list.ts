import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeKeyList } from "#app/domain/log/key.ts";
import { listKeys } from "#app/queries/log/key.server.ts";
import { download } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The prime's verifier keys as a file to hand to an auditor. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const keys = await reading(actor, listKeys);
  return download(Buffer.from(writeKeyList(keys)), {
    fileName: "verifier-keys.txt",
    mediaType: "text/plain; charset=utf-8",
  });
}
