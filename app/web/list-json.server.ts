import { listMisread, readRows } from "#app/domain/access-key/list-query.ts";
import { mayBeAwarded } from "#app/domain/access-key/may-be-awarded.ts";
import type { SubcontractList } from "#app/domain/access-key/subcontract-list.ts";
import type { SupplierList } from "#app/domain/access-key/supplier-list.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { DetailedSubcontract } from "#app/queries/subcontract/exported-subcontracts.server.ts";
import type { SupplierListItem } from "#app/queries/supplier/supplier.server.ts";
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

/** A list as it is answered, with the way to its next rows where HTTP has it. @see RFC 8288 */
export function answerList(list: SubcontractList | SupplierList): Response {
  return new Response(JSON.stringify(list), {
    headers: {
      "Content-Type": "application/json",
      ...(list.next && { Link: `<${list.next}>; rel="next"` }),
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

/** A subcontract as a program reads it. */
export function listedSubcontract(
  row: DetailedSubcontract,
  { organizationId, on }: Actor,
): SubcontractList["subcontracts"][number] {
  const { verdict, holdsUntil, citation, decidedFor, required, reasons } = row;
  const kept =
    verdict !== null && citation !== null && decidedFor !== null
      ? { verdict, required, citation, decidedFor, holdsUntil, reasons }
      : null;
  return {
    id: row.id,
    page: wholeAddress(paths.prime.subcontract(organizationId, row.id)),
    number: row.number,
    title: row.title,
    state: row.state,
    contract: { id: row.contractId, piid: row.contractPiid, title: row.contractTitle },
    supplier: {
      id: row.supplierId,
      legalName: row.supplierName,
      uei: row.supplierUei,
      cages: row.supplierCages,
    },
    parentNumber: row.parentNumber,
    information: row.information,
    cuiCategories: row.cuiCategories,
    commercialOffTheShelfOnly: row.commercialOffTheShelfOnly,
    valueUsd: row.value,
    plannedAwardOn: row.plannedAwardOn,
    mayBeAwarded: mayBeAwarded(kept, on),
    posture: row.postureState,
    verdict: kept,
    awardDayVerdict: row.awardDayVerdict,
    standing: row.standing,
    ownTerms:
      row.ownTermsRequired && row.ownTermsVerdict
        ? { required: row.ownTermsRequired, verdict: row.ownTermsVerdict }
        : null,
  };
}

/** A supplier as a program reads it. */
export function listedSupplier(
  row: SupplierListItem,
  { organizationId }: Actor,
): SupplierList["suppliers"][number] {
  return {
    id: row.id,
    page: wholeAddress(paths.prime.supplier(organizationId, row.id)),
    legalName: row.legalName,
    uei: row.uei,
    cages: row.cages,
    tags: row.tags,
    openSubcontracts: row.subcontracts,
    posture: row.state,
    holdsUntil: row.holdsUntil,
    sprsScore: row.score,
    ineligible: row.reasons,
    contactState: row.contactState,
  };
}
