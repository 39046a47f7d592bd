import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { readFormBody, requireFields } from "./form-body.server.ts";
import { requireKnownNames } from "./form-names.server.ts";
import { requireSameOrigin } from "./require-same-origin.server.ts";

type Refusal = ReturnType<typeof data<{ result: SubmissionResult }>>;

export type FormReading<T> =
  | {
      ok: true;
      value: T;
      /**
       * Answer that the form cannot be accepted although every field is right by itself.
       *
       * @param init another status than 422, or headers.
       */
      refuse(problems: Record<string, string[]>, init?: ResponseInit): Refusal;
    }
  | { ok: false; reply: Refusal };

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

/**
 * As `readForm`, for a body that was read already (uploads).
 *
 * @throws as `requireKnownNames`.
 */
export function readFormData<T extends z.ZodType>(
  formData: FormData,
  schema: T,
): FormReading<z.output<T>> {
  requireKnownNames(formData, schema);
  const submission = parseWithZod(formData, { schema });
  const options = { hideFields: ["password", "currentPassword", "newPassword", "code"] };
  if (submission.status !== "success")
    return { ok: false, reply: data({ result: submission.reply(options) }, { status: 422 }) };
  return {
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
