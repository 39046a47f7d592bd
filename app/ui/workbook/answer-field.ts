import type { SubmissionResult } from "@conform-to/react";
import type { WorkbookAnswer } from "#app/domain/workbook/answer.ts";
import { fieldOf } from "#app/domain/workbook/answer-form.ts";
import type { StandingAnswer } from "#app/domain/workbook/settle.ts";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import type { FormLike } from "#app/ui/kit/form.tsx";

const FORM_ID = "workbook";

/** What a form of answers was refused with: by field name, and what was typed. */
export function formOf(lastResult: SubmissionResult | undefined): FormLike {
  const errors = lastResult?.error ?? {};
  return {
    id: FORM_ID,
    errors: errors[""] ?? [],
    allErrors: Object.fromEntries(
      Object.entries(errors).flatMap(([name, messages]) => (messages ? [[name, messages]] : [])),
    ),
  };
}

/** What was typed of one requirement in a form that is shown again; null in a fresh one. */
export function typedOf(
  lastResult: SubmissionResult | undefined,
  requirement: string,
): Record<string, unknown> | null {
  if (!lastResult?.initialValue) return null;
  const typed = lastResult.initialValue[fieldOf(requirement)];
  return typeof typed === "object" && typed !== null ? (typed as Record<string, unknown>) : {};
}

/** The fields of one requirement: what was typed last, else what stands. */
export function fieldsOf(
  requirement: string,
  standing: WorkbookAnswer,
  lastResult: SubmissionResult | undefined,
): (name: keyof WorkbookAnswer | "keep") => FieldLike {
  const typed = typedOf(lastResult, requirement);
  const shown: Record<string, unknown> = typed ?? { ...standing };
  return (name) => {
    const full = `${fieldOf(requirement)}.${name}`;
    return {
      id: `${FORM_ID}-${full}`,
      name: full,
      initialValue: shown[name] ?? undefined,
      errors: lastResult?.error?.[full] ?? undefined,
    };
  };
}

/** What others said meanwhile, where a form of answers was shown again because of it. */
export function conflictsOf(actionData: object | undefined): readonly StandingAnswer[] {
  if (!actionData || !("conflicts" in actionData)) return [];
  return actionData.conflicts as readonly StandingAnswer[];
}
