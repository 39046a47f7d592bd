import type { OfflineReading } from "./read-answers.ts";

/**
 * Whose spreadsheet it is, by the mark that its rows carry.
 *
 * @param isSaidToBe whether somebody looked and said that one without its mark is this request's.
 * @returns `ours`; `unmarked` where the mark was lost and nobody said so; or the request that it was
 *   made for.
 * @throws never
 */
export function findWhoseSheet(
  { requestIds }: Pick<OfflineReading, "requestIds">,
  requestId: string,
  isSaidToBe: boolean,
): "ours" | "unmarked" | { otherRequestId: string } {
  const other = requestIds.find((id) => id !== requestId);
  if (other) return { otherRequestId: other };
  return requestIds.length > 0 || isSaidToBe ? "ours" : "unmarked";
}
