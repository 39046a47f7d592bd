import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import { download } from "#app/web/download.server.ts";
import { handedOverCodes } from "#app/web/enrolment.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

/** New recovery codes as a text file, while their page can still be opened. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const codes = handedOverCodes(request, person.personId);
  if (!codes) throw redirect(paths.account);
  const lines = [
    `Recovery codes of ${person.email} at Flowdown`,
    "Each lets you in once in place of the code of your authenticator app.",
    "",
    ...codes,
    "",
  ];
  return download(Buffer.from(lines.join("\r\n"), "utf8"), {
    fileName: "Flowdown recovery codes.txt",
    mediaType: "text/plain; charset=utf-8",
  });
}
