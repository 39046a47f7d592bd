import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "#app/platform/db.server.ts";
import { openAccessKey } from "#app/queries/access-key/open-access-key.server.ts";
import { countReading, countWrongKey } from "./access-key-tries.server.ts";
import { requireId } from "./params.server.ts";
import { problemJson } from "./problem-json.server.ts";
import { requireAccess } from "./require-access.server.ts";

const NO_KEY = "Send an access key of this organization as `Authorization: Bearer KEY`.";
const WRONG_KEY = "The access key is not known here, was ended, or is past its last day.";
const NOT_HERE = "There is no such list, or not for whom this key reads.";
const ROLE_LACKS = "The role of whoever asks does not read lists.";
const BEARER = /^Bearer +([\w-]{20,200})$/i;

/**
 * First line of every list that programs read: an access key, or a person's session where no key is
 * sent. With a key no cookie is looked at, and it reads in its own organization alone.
 *
 * @returns the actor in whose name is read.
 * @throws problems as `application/problem+json`: 401, 403 for a member whose role reads no lists, 404
 *   elsewhere, 429.
 */
export async function requireListAccess(asked: LoaderFunctionArgs): Promise<Actor> {
  const authorization = asked.request.headers.get("Authorization");
  return authorization === null ? bySession(asked) : byKey(asked, authorization);
}

async function bySession({ request, params }: LoaderFunctionArgs): Promise<Actor> {
  try {
    return await requireAccess(request, params, "portfolio:read");
  } catch (answer) {
    if (!(answer instanceof Response)) throw answer;
    if (answer.status === 404) throw problemJson(404, { detail: NOT_HERE });
    if (answer.status === 403) throw problemJson(403, { detail: ROLE_LACKS });
    throw unauthorized(NO_KEY);
  }
}

async function byKey(
  { params, context }: LoaderFunctionArgs,
  authorization: string,
): Promise<Actor> {
  const at = new Date();
  const secret = BEARER.exec(authorization)?.[1];
  const opened = secret ? await openAccessKey(secret, at) : null;
  if (!opened) {
    const waitSeconds = await countWrongKey(context.clientAddress);
    throw waitSeconds > 0 ? tooMany(waitSeconds) : unauthorized(WRONG_KEY, "invalid_token");
  }
  const waitSeconds = countReading(opened.id, at);
  if (waitSeconds > 0) throw tooMany(waitSeconds);
  if (!isOf(opened.actor, params)) throw problemJson(404, { detail: NOT_HERE });
  return opened.actor;
}

/** An address that names no id at all is answered like one of another organization. */
function isOf({ organizationId }: Actor, params: LoaderFunctionArgs["params"]): boolean {
  try {
    return requireId(params, "organizationId").toLowerCase() === organizationId;
  } catch {
    return false;
  }
}

function unauthorized(detail: string, error?: string): Response {
  const challenge = `Bearer realm="Flowdown"${error ? `, error="${error}"` : ""}`;
  return problemJson(401, { detail }, { "WWW-Authenticate": challenge });
}

function tooMany(waitSeconds: number): Response {
  const detail = `Wait ${waitSeconds} seconds before the next request.`;
  return problemJson(429, { detail }, { "Retry-After": String(waitSeconds) });
}
