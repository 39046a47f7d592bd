import type { Params } from "@remix-run/react";
import { type Subject, sayEnded } from "#app/domain/assignment/assignment.ts";
import { seesAssignedOnly } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "#app/platform/db.server.ts";
import {
  type Assignment,
  findOwnPart,
  getAssignment,
} from "#app/queries/assignment/assignment.server.ts";
import { findEndedPart } from "#app/queries/assignment/ended-part.server.ts";
import { type Assignable, getAssignable } from "#app/queries/assignment/subject.server.ts";
import { requireId } from "./params.server.ts";
import { notFound, orNotFound, shut } from "./problem.server.ts";
import { reading } from "./require-access.server.ts";

/**
 * Let somebody who sees only what is assigned to them into their own part, and everybody else into all.
 *
 * @returns where the actor goes on who sees nothing else; null for everybody else.
 * @throws 404 for a part that is not assigned to such an actor; 410 that says so when it was and is no more.
 */
export async function requireAssigned(
  actor: Actor,
  subject: Subject,
  part: string,
): Promise<string | null> {
  if (!seesAssignedOnly(actor.role)) return null;
  const own = await reading(actor, (scope) => findOwnPart(scope, subject, part));
  if (!own) throw await whyNotYours(actor, { subject, part });
  return paths.subcontractor.assignment(actor.organizationId, own.id);
}

/** Why a part is not the actor's: told to the one who had it, to whom alone it exists. */
async function whyNotYours(
  actor: Actor,
  named: Parameters<typeof findEndedPart>[1],
): Promise<Response> {
  const ended = await findEndedPart(actor, named);
  return ended ? shut(410, sayEnded(ended)) : notFound();
}

/**
 * The assignment that an address names: to somebody who sees only what is assigned to them, one of
 * theirs.
 *
 * @throws 404 when there is none; 410 that says so when it was the actor's and has ended.
 */
export async function requireAssignment(actor: Actor, params: Params): Promise<Assignment> {
  const id = requireId(params, "assignmentId");
  const found = await reading(actor, (scope) => getAssignment(scope, id));
  if (!found) throw await whyNotYours(actor, { id });
  if (seesAssignedOnly(actor.role) && found.assigneeId !== actor.personId) throw notFound();
  return found;
}

/**
 * What can be given in parts, by the address of the page on which that is done.
 *
 * @throws 404 when it is not the actor's organization's, or not to be answered any more.
 */
export async function requireAssignable(actor: Actor, params: Params): Promise<Assignable> {
  const subject = subjectOf(params);
  return orNotFound(await reading(actor, (scope) => getAssignable(scope, subject)));
}

function subjectOf(params: Params): Subject {
  if (params.workbookId) return { kind: "workbook", id: requireId(params, "workbookId") };
  if (params.requestId) return { kind: "request", id: requireId(params, "requestId") };
  return { kind: "questionnaire", id: requireId(params, "questionnaireRequestId") };
}
