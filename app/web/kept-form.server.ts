import { FORM_NAMES } from "#app/domain/kernel/form-names.ts";
import { readNextPath } from "#app/domain/person/next-path.ts";
import { paths } from "#app/paths.ts";
import { readFormKey } from "#app/platform/form-key.server.ts";
import {
  findKeptForm,
  forgetKeptForm,
  type KeptForm,
  keepForm,
} from "#app/platform/kept-form.server.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { currentPersonId } from "#app/platform/request-context.server.ts";
import { readOwnCookie, writeOwnCookie } from "./own-cookie.server.ts";
import { pageOf } from "./page-of.server.ts";
import { typedFieldsOf } from "./posted-form.server.ts";

/** Beyond this a form is not kept: no page of ours asks for so much. */
const MOST_CHARACTERS = 100_000;
const COOKIE = "kept";
const KEPT: Limit = { name: "kept-form", most: 30, seconds: 3600 };

type PostedForm = { fields: FormData; hasFile: boolean };

/**
 * Keep what somebody sent without a session, for that person alone, and lead to the sign-in. Only a
 * form that we showed to somebody is kept; passwords, codes and files never are.
 *
 * @param ended the redirect to the sign-in, which leads back to the page.
 */
export async function keepTyped(
  request: Request,
  { fields, hasFile }: PostedForm,
  ended: Response,
): Promise<Response> {
  const key = fields.get(FORM_NAMES.key);
  const personId = typeof key === "string" ? readFormKey(key)?.personId : null;
  if (!personId) return ended;
  const form: KeptForm = {
    personId,
    page: pageOf(request),
    address: addressOf(request),
    fields: typedFieldsOf(fields),
    hadFile: hasFile,
  };
  if (JSON.stringify(form).length > MOST_CHARACTERS) return ended;
  if ((await takeTry(KEPT, personId)) > 0) return ended;
  const { token, seconds } = await keepForm(form);
  const headers = new Headers(ended.headers);
  headers.append("Set-Cookie", writeOwnCookie(COOKIE, token, seconds));
  const location = headers.get("Location") ?? "";
  if (location.startsWith(paths.signIn()))
    headers.set(
      "Location",
      `${location}${location.includes("?") ? "&" : "?"}because=session-ended`,
    );
  return new Response(null, { status: 303, headers });
}

/** What somebody typed on this page before their session ended; null for everybody else. */
export async function findTyped(request: Request): Promise<KeptForm | null> {
  const token = readOwnCookie(request, COOKIE);
  const personId = currentPersonId();
  if (!token || !personId) return null;
  const form = await findKeptForm(token);
  return form?.personId === personId && form.page === pageOf(request) ? form : null;
}

/** Whether the fields are of the page itself, and not of a button that leads elsewhere. */
export function isOfPage({ page, address }: KeptForm): boolean {
  return pathOf(page) === pathOf(address);
}

/** Forget what was kept once its form was sent again. @returns the `Set-Cookie` value, if any. */
export async function forgetTyped(request: Request): Promise<string | null> {
  const token = readOwnCookie(request, COOKIE);
  if (!token) return null;
  const form = await findKeptForm(token);
  if (form && pathOf(form.address) !== pathOf(addressOf(request))) return null;
  await forgetKeptForm(token);
  return writeOwnCookie(COOKIE, "", 0);
}

function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return readNextPath(pathname.replace(/\.data$/, "") + search) ?? "/";
}

function pathOf(address: string): string {
  return address.split("?")[0] ?? "";
}
