import type { LoaderFunctionArgs } from "@remix-run/node";
import { FACT_KINDS } from "#app/domain/fact/kinds.ts";
import { sayReviewFilter } from "#app/domain/fact/queue-address.ts";
import { WAITING_COLUMNS, waitingLine } from "#app/domain/fact/queue-export.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { listAllWaiting, type WaitingSupplier } from "#app/queries/review/review.server.ts";
import { downloadList } from "#app/web/download-list.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** What waits for review, as the queue is narrowed, as CSV or XLSX by the end of the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const kind = FACT_KINDS.find((one) => one === query.get("kind"));
  const search = cleanSearch(query.get("q") ?? "");
  return downloadList(request, actor, {
    name: "Reviews",
    fileName: "reviews",
    columns: WAITING_COLUMNS,
    shown: null,
    pieces: factsOf(listAllWaiting((work) => reading(actor, work), { kind, search })),
    lineOf: ({ supplierName, fact }) =>
      waitingLine({
        supplierName,
        kind: fact.kind,
        summary: summarizeFact(fact),
        isCorrection: fact.supersedesId !== null,
        evidenceCount: fact.evidence.length,
        sharedOn: calendarDateOf(new Date(fact.sharedAt), actor.timeZone),
      }),
    holds: sayReviewFilter({ kind, search }),
  });
}

/** Each fact with whose it is. */
async function* factsOf(pieces: AsyncIterable<readonly WaitingSupplier[]>) {
  for await (const piece of pieces)
    yield piece.flatMap(({ legalName: supplierName, facts }) =>
      facts.map((fact) => ({ supplierName, fact })),
    );
}
