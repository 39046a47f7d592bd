import { mayDo } from "#app/domain/person/decide-access.ts";
import type { Role } from "#app/domain/person/roles.ts";
import type { SavedView } from "./view.ts";

/**
 * Whether somebody renames or deletes a view: who made it, and of those that are shared who manages
 * the organization's people, because makers leave.
 */
export function mayChangeView(
  { personId, role }: { personId: string; role: Role | "system" },
  { madeBy, isShared }: Pick<SavedView, "madeBy" | "isShared">,
): boolean {
  if (madeBy.id === personId) return true;
  return isShared && role !== "system" && mayDo(role, "prime-people:manage");
}
