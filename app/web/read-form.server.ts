import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import { z } from "zod";
import { SECRET_FIELDS } from "#app/domain/kernel/form-names.ts";
import { readFormBody, requireFields } from "./form-body.server.ts";
import { requireKnownNames } from "./form-names.server.ts";
import { takePostedFields } from "./posted-form.server.ts";
import { requireSameOrigin } from "./require-same-origin.server.ts";

import type { Stale } from "./stale-edit.server.ts";

type Refusal = ReturnType<typeof data<{ result: SubmissionResult }>>;

type Posted = {
  /** as typed, by the fields' names */
  payload: Record<string, unknown>;
  /** Answer with what stands now beside what was typed; 409. */
  showStale(stale: Stale): Refusal;
};

export type FormReading<T> =
  | (Posted & {
      ok: true;
      value: T;
      /**
       * Answer that the form cannot be accepted although every field is right by itself.
       *
       * @param init another status than 422, or headers.
       */
      refuse(problems: Record<string, string[]>, init?: ResponseInit): Refusal;
    })
  | (Posted & { ok: false; reply: Refusal });

/**
 * Read a posted form with a schema. What the person typed goes back with the problems, but never a
 * password.
 *
 * @returns the typed value, or a 422 reply that the action returns as it is.
 * @throws 400 when the post comes from another site; as `readFormBody` and `requireKnownNames` for
 *   what no form of ours sends.
 */
export async function readForm<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<FormReading<z.output<T>>> {
  requireSameOrigin(request);
  return readFormData(await readFormBody(request), schema);
}

const NOTHING = z.object({});

/**
 * Read the form of a button that asks for nothing.
 *
 * @throws as `readForm`.
 */
export async function readButton(request: Request): Promise<void> {
  await readForm(request, NOTHING);
}

/**
 * As `readForm`, for a body that was read already (uploads).
 *
 * @throws as `requireKnownNames` and `takePostedFields`.
 */
export function readFormData<T extends z.ZodType>(
  formData: FormData,
  schema: T,
): FormReading<z.output<T>> {
  const typed = takePostedFields(formData);
  requireKnownNames(typed, schema);
  const submission = parseWithZod(typed, { schema });
  const options = { hideFields: [...SECRET_FIELDS] };
  const posted: Posted = {
    payload: submission.payload,
    showStale: (stale) => {
      const result = submission.reply({ ...options, formErrors: [] });
      return data({ result, stale }, { status: 409 });
    },
  };
  if (submission.status !== "success")
    return {
      ...posted,
      ok: false,
      reply: data({ result: submission.reply(options) }, { status: 422 }),
    };
  return {
    ...posted,
    ok: true,
    value: submission.value,
    refuse: (fieldErrors, init) => {
      const { "": formErrors, ...fields } = fieldErrors;
      const result = submission.reply({ ...options, fieldErrors: fields, formErrors });
      return data({ result }, { status: 422, ...init });
    },
  };
}

/**
 * Read the query of an address with a schema: a form that only looks something up is sent by GET, so
 * that Back, reload and a link lead to the same page.
 *
 * @returns the typed value, or what was typed with the problems, for the form to show.
 * @throws 400 for what no form of ours sends.
 */
export function readQuery<T extends z.ZodType>(
  query: URLSearchParams,
  schema: T,
): { ok: true; value: z.output<T> } | { ok: false; result: SubmissionResult } {
  requireFields(query);
  requireKnownNames(query, schema);
  const submission = parseWithZod(query, { schema });
  return submission.status === "success"
    ? { ok: true, value: submission.value }
    : { ok: false, result: submission.reply() };
}

/** What an action answers to a form that is only shown again: with these fields, and no complaint. */
export function replyWith(fields: readonly (readonly [string, string])[]): SubmissionResult {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return parseWithZod(form, { schema: z.any() }).reply({ formErrors: [] });
}

/**
 * What is missing or wrong in values that are kept already: the page that shows it is got, not
 * posted, so that Back and reload send nothing again.
 *
 * @returns absent where nothing is.
 */
export function checkValues(
  values: Record<string, string | string[]>,
  schema: z.ZodType,
): SubmissionResult | undefined {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) form.append(name, one);
  const submission = parseWithZod(form, { schema });
  return submission.status === "success" ? undefined : submission.reply();
}
