import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { sayAgainstAnswer } from "#app/domain/lower-tier/contradictions.ts";
import type { TellLowerTiersAnswer } from "#app/domain/lower-tier/forms.ts";
import type { ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import { saysTheSame, sayTold } from "#app/domain/lower-tier/told.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { asCounterparty, type Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { contentOf, getTelling } from "#app/queries/lower-tier/telling.server.ts";
import type { UpperSubcontract } from "#app/queries/lower-tier/upper.server.ts";
import { findTitle } from "#app/queries/person/member.server.ts";
import { listAskers } from "#app/queries/request/asker.server.ts";
import { lowerTierStatements } from "#db/schema/lower-tier.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { appendToOwnLog } from "./append-to-own-log.server.ts";

export type TellRefusal = "not-found" | "not-official" | "not-chosen" | "withdrawn";
type Refused = { ok: false; reason: TellRefusal } | Stale;
/** What would be told, held until the transaction ends; null: it says what was told today already. */
type Ready = { ok: true; telling: { upper: UpperSubcontract; said: Said } | null };

/**
 * What an official may tell a prime of the lower tiers of a subcontract, out of the portal's own data, as
 * the page showed it.
 *
 * @param form.shown what the page showed; absent: nothing is compared.
 */
export async function readyToTell(
  scope: Scope,
  subcontractId: string,
  { withNames, shown }: Pick<TellLowerTiersAnswer, "withNames"> & { shown?: string },
): Promise<Ready | Refused> {
  const { actor } = scope;
  if (actor.role === "system" || !mayDo(actor.role, "lower-tier:tell"))
    return { ok: false, reason: "not-official" };
  await takeTurn(scope, `lower tiers ${subcontractId}`);
  const telling = await getTelling(scope, subcontractId);
  if (!telling) return { ok: false, reason: "not-found" };
  const { upper, choices, tiers, told } = telling;
  if (upper.isWithdrawn) return { ok: false, reason: "withdrawn" };
  if (!choices[0]) return { ok: false, reason: "not-chosen" };
  const content = contentOf(actor, telling, { withNames });
  const stale = await findStale(scope, shown, content, {
    subcontractIds: tiers.map(({ id }) => id),
  });
  if (stale) return stale;
  const [last] = told;
  const isTold = last && last.content.asOf === content.asOf && saysTheSame(last.content, content);
  const said = { version: (last?.version ?? 0) + 1, content };
  return { ok: true, telling: isTold ? null : { upper, said } };
}

type Said = { version: number; content: ToldTiers };

/** Keep what is said, and bring it to the prime: log and letter. */
export async function recordTelling(
  scope: Scope,
  { upper, said }: { upper: UpperSubcontract; said: Said },
): Promise<void> {
  const { tx, actor } = scope;
  const { content, version } = said;
  const { subcontractId, contractId, supplierId, primeId, primeName, number } = upper;
  const statementId = randomUUID();
  const contentSha256 = hashContent(content);
  const toldByTitle = (await findTitle(scope)) ?? "Affirming official";
  await tx.insert(lowerTierStatements).values({
    id: statementId,
    toldAt: actor.at,
    toldBy: actor.personId,
    toldByName: actor.personName,
    toldByTitle,
    organizationId: actor.organizationId,
    primeId,
    contractId,
    supplierId,
    subcontractId,
    version,
    content,
    contentSha256,
  });
  const detail = { statementId, version, content, contentSha256, toldByTitle };
  const tellPrime = () =>
    asCounterparty(scope, primeId, async (prime) => {
      await appendOversightEntry(
        prime,
        "lower-tiers.told",
        { contractId, subcontractId, supplierId },
        detail,
      );
      await write(prime, upper, content);
    });
  const tellOwnLog = () =>
    appendToOwnLog(scope, "lower-tiers.sent", { primeName, number, ...detail });
  // Logs are entered in the order of their organizations' ids, as by everybody who tells several primes.
  const inOrder =
    primeId < actor.organizationId ? [tellPrime, tellOwnLog] : [tellOwnLog, tellPrime];
  for (const tell of inOrder) await tell();
}

/** To the owner of the supplier, and who stands in for them; without one, to an administrator. */
async function write(prime: Scope, upper: UpperSubcontract, content: ToldTiers): Promise<void> {
  const { tx, actor } = prime;
  const [supplier] = await tx
    .select({ ownerId: suppliers.ownerId, createdBy: suppliers.createdBy })
    .from(suppliers)
    .where(eq(suppliers.id, upper.supplierId));
  if (!supplier) return;
  for (const to of await listAskers(prime, supplier.ownerId ?? supplier.createdBy))
    await sendLetter(tx, {
      kind: "lower-tiers-told",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: {
          path: `${paths.prime.subcontract(actor.organizationId, upper.subcontractId)}#lower-tiers`,
        },
        supplierName: actor.organizationName,
        subcontractNumber: upper.number,
        officialName: actor.personName,
        summary: sayTold(content),
        contradiction: sayAgainstAnswer(upper.passesOn, content) ?? undefined,
      },
    });
}
