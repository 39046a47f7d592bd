import type { Params } from "@remix-run/react";
import { sayShutAccess } from "#app/domain/audit/grant.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { decideAccess, type Permission } from "#app/domain/person/decide-access.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asReader, type Scope } from "#app/platform/db.server.ts";
import { isFirstRefusal } from "#app/platform/request-context.server.ts";
import { noteRefusal } from "#app/platform/security-log.server.ts";
import { readSession, type SignedIn } from "#app/platform/session.server.ts";
import { listShutAccess } from "#app/queries/audit/shut-access.server.ts";
import { browserOf } from "./browser.server.ts";
import { pageOf } from "./page-of.server.ts";
import { requireId } from "./params.server.ts";
import { forbidden, notFound, shut } from "./problem.server.ts";
import { SessionEnded } from "./session-ended.server.ts";

/** A person who gave password and second factor. */
export type Person = SignedIn & { secondFactorAt: Date };

/**
 * The person behind a request.
 *
 * @throws a redirect to sign-in without a session, to the second factor while it is not given.
 */
export async function requirePerson(request: Request): Promise<Person> {
  const session = await readSession(request);
  const next = pageOf(request);
  if (!session) throw new SessionEnded(paths.signIn(next));
  if (!session.secondFactorAt)
    throw new SessionEnded(
      paths[session.hasSecondFactor ? "secondFactor" : "enrolSecondFactor"](next),
    );
  return { ...session, secondFactorAt: session.secondFactorAt };
}

/** What of an actor tells that a program asked for the headers of the answer, and nobody reads it. */
function readingOf({ method }: Request): Pick<Actor, "readsNothing"> {
  return method === "HEAD" ? { readsNothing: true } : {};
}

/**
 * Keep that somebody was refused. Where they are no member, it is not told what they asked for: the
 * administrators of their own organization see it, and must not learn that another one exists.
 *
 * @returns the answer.
 */
async function denied(
  request: Request,
  { personId }: Person,
  answer: Response,
  where: { organizationId?: string; permission?: Permission } = {},
): Promise<Response> {
  if (!isFirstRefusal()) return answer;
  const { organizationId, permission } = where;
  const browser = browserOf(request);
  const event = { kind: "access.denied", personId, browser, detail: permission } as const;
  await noteRefusal(organizationId ? { ...event, organizationId } : event);
  return answer;
}

/** A member's actor, with the zone in which its organization's days end. */
export type Member = Actor & { role: Role; roles: readonly Role[]; timeZone: string };

/**
 * First line of every loader and action behind sign-in.
 *
 * @param params the route's; `organizationId` names whose data is asked for.
 * @throws a redirect to sign-in without a session; 404 to a non-member, who must not learn that the
 *   organization exists, and to one who sees only what is assigned to them; 403 to a member whose role
 *   lacks `permission`.
 */
export async function requireAccess(
  request: Request,
  params: Params,
  permission: Permission,
): Promise<Member> {
  const person = await requirePerson(request);
  const organizationId = requireId(params, "organizationId");
  const verdict = decideAccess(person.memberships, permission, organizationId);
  const held = person.memberships.filter(
    (membership) => membership.organizationId === organizationId,
  );
  const [here] = held;
  if (!here) throw await denied(request, person, notFound());
  if (!verdict.ok) {
    const answer = verdict.reason === "not-assigned" ? notFound() : forbidden();
    throw await denied(request, person, answer, { organizationId, permission });
  }
  const at = person.readAt;
  return {
    personId: person.personId,
    personName: person.personName,
    organizationId,
    organizationName: here.organizationName,
    role: verdict.role,
    roles: held.map(({ role }) => role),
    secondFactorAt: person.secondFactorAt,
    at,
    on: calendarDateOf(at, here.timeZone),
    timeZone: here.timeZone,
    ...readingOf(request),
  };
}

/** An auditor's actor and the audit it was let into. */
export type AuditActor = Actor & {
  role: Role;
  timeZone: string;
  grantId: string;
  auditId: string;
  auditContracts: string[];
  /** whether the prime lets the room make oversight records by itself */
  mayMakeRecords: boolean;
  /** the title of the audit */
  scopeName: string;
  expiresOn: string;
};

/**
 * First line of every loader of the audit pages: `grantId` names the grant.
 *
 * @throws 404 when the grant is not this person's; 410 that says so when it was and has ended, 403 when it
 *   has not begun.
 */
export async function requireAudit(request: Request, params: Params): Promise<AuditActor> {
  const person = await requirePerson(request);
  const grantId = requireId(params, "grantId");
  const at = person.readAt;
  const grant = person.auditGrants.find((held) => held.grantId === grantId);
  if (!grant) throw await denied(request, person, await whyShut(person, grantId));
  return {
    personId: person.personId,
    personName: person.personName,
    organizationId: grant.primeId,
    organizationName: grant.primeName,
    role: "auditor",
    secondFactorAt: person.secondFactorAt,
    at,
    on: calendarDateOf(at, grant.timeZone),
    timeZone: grant.timeZone,
    ...readingOf(request),
    auditId: grant.auditId,
    auditContracts: grant.contractIds,
    mayMakeRecords: grant.mayMakeRecords,
    grantId,
    told: { organization: grant.organization },
    scopeName: grant.auditTitle,
    expiresOn: grant.expiresOn,
  };
}

/** Why a room is not open: told to the one who was let in, to whom alone it exists. */
async function whyShut({ personId, readAt }: Person, grantId: string): Promise<Response> {
  const held = await listShutAccess(personId, readAt);
  const access = held.find((one) => one.grantId === grantId);
  if (!access) return notFound();
  return shut(access.state === "waiting" ? 403 : 410, sayShutAccess(access));
}

/** Everything a loader reads, in one transaction of the actor's scope. */
export function reading<T>(actor: Actor, read: (scope: Scope) => Promise<T>): Promise<T> {
  return asReader(actor, read);
}
