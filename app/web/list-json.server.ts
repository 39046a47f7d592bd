import { listMisread, readRows } from "#app/domain/access-key/list-query.ts";
import type { SubcontractList } from "#app/domain/access-key/subcontract-list.ts";
import type { SupplierList } from "#app/domain/access-key/supplier-list.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { WholeAnswer } from "#app/platform/whole-answer.server.ts";
import { problemJson } from "./problem-json.server.ts";

const SUBCONTRACTS_USUAL = { near: "no", sort: "number", order: "up", closed: "no" };
const SUPPLIERS_USUAL = { near: "no", sort: "name", order: "up" };

/** What an address was read as, and what holds in its list where nothing is said. */
const USUAL = { subcontracts: SUBCONTRACTS_USUAL, suppliers: SUPPLIERS_USUAL };

/**
 * How many rows an address of a list asks for.
 *
 * @param understood the query part that the list was read as.
 * @throws 400 with the names of the parameters that are not understood.
 */
export function requireUnderstood(
  query: URLSearchParams,
  understood: string,
  list: keyof typeof USUAL,
): number {
  const parameters = listMisread(query, new URLSearchParams(understood), USUAL[list]);
  const rows = readRows(query);
  if (rows !== null && parameters.length === 0) return rows;
  const detail = "These parameters, or their values, are not known here.";
  throw problemJson(400, { detail, parameters });
}

/**
 * A list as it is answered, with the way to its next rows where HTTP has it.
 *
 * @param rows each as JSON, as the database wrote it.
 * @see RFC 8288
 */
export function answerList<List extends SubcontractList | SupplierList, Name extends keyof List>(
  head: Omit<List, Name>,
  name: Name & string,
  rows: readonly string[],
): Response {
  const { next } = head as Pick<List, "next">;
  const begun = JSON.stringify(head).slice(0, -1);
  return new WholeAnswer(`${begun},${JSON.stringify(name)}:[${rows.join(",")}]}`, {
    headers: {
      "Content-Type": "application/json",
      ...(next && { Link: `<${next}>; rel="next"` }),
    },
  });
}

/** What a list begins with. @param next the path of the next rows; null on the last page */
export function headOf(actor: Actor, next: string | null) {
  const { organizationId: id, organizationName: legalName, timeZone = "UTC", on, at } = actor;
  return {
    prime: { id, legalName, timeZone },
    asOf: on,
    readAt: at.toISOString(),
    next: next && wholeAddress(next),
  };
}

/** An address with the portal's name before it, as programs need it. */
export function wholeAddress(path: string): string {
  return env().appUrl + path;
}

/** The query part of the next rows' address. @param query "" or what begins with a question mark */
export function withRows(query: string, asked: URLSearchParams): string {
  const rows = asked.get("rows");
  return rows ? `${query}${query ? "&" : "?"}rows=${rows}` : query;
}
