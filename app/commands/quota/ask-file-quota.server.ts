import type { Scope } from "#app/platform/db.server.ts";
import { askQuota } from "./ask-quota.server.ts";

/** Which quota a file of so many bytes would exceed, as a reason to refuse it; null for none. */
export async function askFileQuota(
  scope: Scope,
  bytes: number,
): Promise<"quota-files" | "quota-bytes" | null> {
  if (!(await askQuota(scope, "evidence-files")).isWithin) return "quota-files";
  return (await askQuota(scope, "evidence-bytes", bytes)).isWithin ? null : "quota-bytes";
}
