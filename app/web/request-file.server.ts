import { redirect } from "@remix-run/node";
import type { Params } from "@remix-run/react";
import type { z } from "zod";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import { type SectionValues, valuesOf } from "#app/domain/submission/answers.ts";
import type { SectionStanding } from "#app/domain/submission/prepare.ts";
import { nextOpenSection } from "#app/domain/submission/reuse.ts";
import { readIntent, type SectionIntent } from "#app/domain/submission/settle.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { getPrimeTells } from "#app/queries/request/prime-tells.server.ts";
import { getRequestFile, type RequestFile } from "#app/queries/request/request.server.ts";
import { requireAssigned } from "./assignment.server.ts";
import { readFormBody } from "./form-body.server.ts";
import { requireId } from "./params.server.ts";
import { notFound, orNotFound } from "./problem.server.ts";
import { type FormReading, readFormData } from "./read-form.server.ts";
import { reading } from "./require-access.server.ts";
import { requireSameOrigin } from "./require-same-origin.server.ts";
import { findStale } from "./stale-edit.server.ts";

/**
 * The request that an address names.
 *
 * @throws 404 when it is not asked of the actor's organization.
 */
export async function requireRequest(actor: Actor, params: Params): Promise<RequestFile> {
  const requestId = requireId(params, "requestId");
  return orNotFound(await reading(actor, (scope) => getRequestFile(scope, requestId)));
}

export type OpenSection<S extends SubmissionSection> = RequestFile & {
  standing: SectionStanding<S>;
  /** where the actor goes on who sees nothing but this section; null for everybody else */
  assignmentHref: string | null;
};

/**
 * A section that can be answered.
 *
 * @throws 404 when the request does not ask for it, or it is not assigned to an actor who sees nothing
 *   else; a redirect to the request when that was withdrawn.
 */
export async function requireSection<S extends SubmissionSection>(
  actor: Actor,
  params: Params,
  section: S,
): Promise<OpenSection<S>> {
  const subject = { kind: "request" as const, id: requireId(params, "requestId") };
  const assignmentHref = await requireAssigned(actor, subject, section);
  const file = await requireRequest(actor, params);
  const { request, preparation } = file;
  if (request.isWithdrawn)
    throw redirect(
      assignmentHref ?? paths.subcontractor.request(actor.organizationId, request.id),
      303,
    );
  const standing = preparation.sections.find((one) => one.section === section);
  if (!standing) throw notFound();
  return { ...file, standing: standing as SectionStanding<S>, assignmentHref };
}

/** What every section's page shows around its form, and what the prime tells of the request. */
export async function frameOf<S extends SubmissionSection>(actor: Actor, file: OpenSection<S>) {
  const { request, preparation, standing } = file;
  const tells = await reading(actor, (scope) => getPrimeTells(scope, request.id));
  return {
    tells,
    frame: {
      organizationId: actor.organizationId,
      request,
      standing,
      sections: preparation.sections.map(({ section, state }) => ({ section, state })),
      steps: preparation.steps,
      contact: tells?.contact ?? null,
      assignmentHref: file.assignmentHref,
    },
  };
}

export type PostedSection<T> = {
  /** which button was pressed */
  intent: SectionIntent;
  /** as typed, to be kept whether or not it is complete */
  values: SectionValues;
  form: FormReading<T>;
};

/**
 * Read a posted section: what was typed, and what it says when it is complete.
 *
 * @param schemaFor which schema the pressed button asks for.
 * @throws as `readForm`.
 */
export async function readSectionForm<T extends z.ZodType>(
  request: Request,
  schemaFor: (intent: SectionIntent) => T,
): Promise<PostedSection<z.output<T>>> {
  requireSameOrigin(request);
  const formData = await readFormBody(request);
  const intent = readIntent(formData.get("intent"));
  const form = readFormData(formData, schemaFor(intent));
  return { intent, values: valuesOf(formData), form };
}

/** As `findStale`, for a section of the answer to a request. */
export function findStaleSection<T>(
  actor: Actor,
  requestId: string,
  section: SubmissionSection,
  form: FormReading<T>,
  { values }: { values: SectionValues },
) {
  return findStale(actor, form, values, async (scope) => {
    const file = await getRequestFile(scope, requestId);
    return file?.preparation.sections.find((one) => one.section === section)?.values ?? null;
  });
}

/**
 * Where to go once a section is answered: back to it while something in it does not fit together, to
 * the next open one, or to the signature.
 */
export async function pathAfter(
  actor: Actor,
  params: Params,
  section: SubmissionSection,
): Promise<string> {
  const { request, preparation } = await requireRequest(actor, params);
  const { organizationId } = actor;
  const subject = { kind: "request" as const, id: request.id };
  const assignmentHref = await requireAssigned(actor, subject, section);
  const own = preparation.sections.find((one) => one.section === section);
  if (own && own.doubts.length > 0)
    return paths.subcontractor.section(organizationId, request.id, section);
  if (assignmentHref) return assignmentHref;
  const next = nextOpenSection(preparation.sections, section);
  if (next) return paths.subcontractor.section(organizationId, request.id, next.section);
  return preparation.isReadyToSign
    ? paths.subcontractor.sign(organizationId, request.id)
    : paths.subcontractor.request(organizationId, request.id);
}
