import { and, eq, gt } from "drizzle-orm";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { shares } from "#db/schema/fact.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** A page to be measured. */
export type BenchPage = { name: string; path: string; status: number; isSignedIn: boolean };

/**
 * The pages of the table: first the one with nothing in it, which is the portal's own answer to an
 * address that does not exist, signed out: layout, style and no query.
 */
export async function listPages(primeId: string): Promise<BenchPage[]> {
  const [subcontract, supplier, contract, share] = await asSystem(async (tx) =>
    Promise.all([
      tx.select().from(subcontracts).where(eq(subcontracts.primeId, primeId)).limit(1),
      tx.select().from(suppliers).where(eq(suppliers.primeId, primeId)).limit(1),
      tx.select().from(contracts).where(eq(contracts.primeId, primeId)).limit(1),
      tx
        .select({ id: shares.factId })
        .from(shares)
        .innerJoin(postures, eq(postures.supplierId, shares.supplierId))
        .where(and(eq(shares.primeId, primeId), gt(postures.supplierToReview, 0)))
        .limit(1),
    ]),
  ).then((found) => found.map((rows) => rows[0]?.id ?? ""));
  const signedIn = (name: string, path: string) => ({ name, path, status: 200, isSignedIn: true });
  return [
    { name: "Empty page", path: "/no-such-page", status: 404, isSignedIn: false },
    { name: "Sign-in", path: paths.signIn(), status: 200, isSignedIn: false },
    signedIn("Prime overview", paths.prime.overview(primeId)),
    signedIn("Today", paths.prime.today(primeId)),
    signedIn("Supplier list", paths.prime.suppliers(primeId)),
    signedIn("Supplier list, searched", `${paths.prime.suppliers(primeId)}?q=granite`),
    signedIn("Supplier list, by state", `${paths.prime.suppliers(primeId)}?sort=state`),
    signedIn("Supplier", paths.prime.supplier(primeId, supplier ?? "")),
    signedIn("Contract", paths.prime.contract(primeId, contract ?? "")),
    signedIn("Subcontract list", paths.prime.subcontracts(primeId)),
    signedIn("Subcontract", paths.prime.subcontract(primeId, subcontract ?? "")),
    signedIn("Review queue", paths.prime.reviews(primeId)),
    signedIn("Review", paths.prime.review(primeId, share ?? "")),
    signedIn("Expirations", paths.prime.expirations(primeId)),
    signedIn("Whom to chase", paths.prime.chase(primeId)),
    signedIn("Search", `${paths.prime.search(primeId)}?q=granite`),
  ];
}
