import { MAXIMUM_EVIDENCE_BYTES } from "#app/domain/evidence/limits.ts";
import { LONGEST_NOT_CUI_REASON } from "#app/domain/evidence/not-cui.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import { TYPED_KINDS, type TypedKind } from "#app/domain/showing/showing-form.ts";
import { readUpload, type Upload } from "./read-upload.server.ts";

/** The kind that a form or an address names; an assessment where it names none. */
export function typedKindOf(named: unknown): TypedKind {
  return TYPED_KINDS.find((kind) => kind === named) ?? "assessment";
}

/** The posted form of what was shown with its file, where one was chosen. */
export async function readShowingUpload(
  request: Request,
): Promise<Upload & { file: { name: string; bytes: Buffer; notCuiReason: string } | null }> {
  const upload = await readUpload(request, "file", MAXIMUM_EVIDENCE_BYTES);
  const { file, fields } = upload;
  if (!file?.name) return { ...upload, file: null };
  const said = String(fields.get("notCuiReason") ?? "").trim();
  return { ...upload, file: { ...file, notCuiReason: said.slice(0, LONGEST_NOT_CUI_REASON) } };
}

/** What was recorded, as the form that corrects it begins. */
export function valuesOfShowing(showing: Showing): Record<string, string> {
  const { shownBy, shownByTitle, shownHow, shownOn, note, content } = showing;
  const source = { shownBy, shownByTitle, shownHow, shownOn, note };
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...source, ...content })) {
    const text = textOf(value);
    if (text) values[name] = text;
  }
  return values;
}

function textOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  const isList = Array.isArray(value) && value.every((one) => typeof one === "string");
  return isList ? value.join(", ") : "";
}
