import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { CONTACT_STATE_WORDS } from "#app/domain/supplier/contact-state.ts";
import { readSupplierList } from "#app/domain/supplier/list-address.ts";
import { listAllSuppliers, type SupplierListItem } from "#app/queries/supplier.server.ts";
import { download } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

const HEADER = [
  "legal_name",
  "uei",
  "cages",
  "tags",
  "open_subcontracts",
  "state",
  "next_lapse_on",
  "contact_name",
  "contact_state",
];

/** The filtered list of suppliers as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readSupplierList(new URL(request.url).searchParams);
  const suppliers = await reading(actor, (scope) => listAllSuppliers(scope, filter));
  return download(Buffer.from(writeCsv([HEADER, ...suppliers.map(line)])), {
    fileName: `suppliers-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}

function line(supplier: SupplierListItem) {
  const { legalName, uei, cages, tags, subcontracts, state, holdsUntil } = supplier;
  return [
    ...[legalName, uei, cages.join(" "), tags.join("; "), subcontracts],
    ...[state && POSTURE_WORDS[state], holdsUntil],
    ...[supplier.contactName, CONTACT_STATE_WORDS[supplier.contactState]],
  ];
}
