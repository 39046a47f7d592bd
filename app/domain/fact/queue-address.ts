import { FACT_KIND_NAMES, type FactKind } from "./kinds.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a page of the review queue begins; null for the first, or when it cannot be understood. */
export function readReviewCursor(text: string): { oldestAt: Date; supplierId: string } | null {
  const [instant = "", supplierId = ""] = text.split(" ");
  const oldestAt = new Date(instant);
  return UUID.test(supplierId) && !Number.isNaN(oldestAt.getTime())
    ? { oldestAt, supplierId }
    : null;
}

/** The query part of the address of the page after `cursor`; of the first where it is null. */
export function reviewQuery(
  filter: { search: string; kind?: FactKind },
  cursor: { oldestAt: Date; supplierId: string } | null,
): string {
  const query = new URLSearchParams();
  if (filter.search) query.set("q", filter.search);
  if (filter.kind) query.set("kind", filter.kind);
  if (cursor) query.set("after", `${cursor.oldestAt.toISOString()} ${cursor.supplierId}`);
  return query.size > 0 ? `?${query}` : "";
}

/** What the queue is narrowed to, in words: for its head on paper and for the file made of it. */
export function sayReviewFilter({ search, kind }: { search: string; kind?: FactKind }): string[] {
  return [search && `holding “${search}”`, kind && FACT_KIND_NAMES[kind]].flatMap(
    (words) => words || [],
  );
}
