import { asc, eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { requestMessages } from "#db/schema/request.ts";

/** What was written about a request, as both sides read it. */
export type RequestMessage = {
  id: string;
  side: "prime" | "subcontractor";
  writtenByName: string;
  writtenAt: string;
  text: string;
};

/** The questions about a request and their answers, oldest first. */
export async function listMessages({ tx }: Scope, requestId: string): Promise<RequestMessage[]> {
  const rows = await tx
    .select({
      id: requestMessages.id,
      side: requestMessages.side,
      writtenByName: requestMessages.writtenByName,
      writtenAt: requestMessages.createdAt,
      text: requestMessages.text,
    })
    .from(requestMessages)
    .where(eq(requestMessages.requestId, requestId))
    .orderBy(asc(requestMessages.createdAt), asc(requestMessages.id));
  return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }));
}
