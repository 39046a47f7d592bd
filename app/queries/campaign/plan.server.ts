import { and, eq } from "drizzle-orm";
import type { CampaignKind } from "#app/domain/campaign/kinds.ts";
import { type CampaignSkip, skipOfContacts } from "#app/domain/campaign/skip.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { SourceQuestionnaire } from "#app/domain/questionnaire/source.ts";
import { suggestDueOn } from "#app/domain/supplier/ask.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { type PlannedIssue, planIssuing } from "#app/queries/flowdown/issue-plan.server.ts";
import { type PlannedInvitation, planInvitations } from "#app/queries/invitation/plan.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { planSendings, type ReachedSending } from "#app/queries/questionnaire/send-plan.server.ts";
import { type AskedNow, planRenewals } from "#app/queries/renewal/plan.server.ts";
import { type PlannedReminder, planReminder } from "#app/queries/request/reminder-letter.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { listContacts } from "#app/queries/supplier/contact.server.ts";
import { listSupplierRequests } from "#app/queries/supplier/detail.server.ts";
import { listReadersOf } from "#app/queries/supplier/joined-contact.server.ts";
import { supplierMerges } from "#db/schema/supplier-merge.ts";

/** One of those chosen for a campaign. */
export type Recipient = { id: string; supplierId: string; subcontractId: string | null };

/** What a campaign asks. */
export type CampaignAsk = {
  kind: CampaignKind;
  dueOn: CalendarDate;
  message: string;
  /** of a questionnaire alone */
  source: Pick<SourceQuestionnaire, "questionnaire" | "version" | "content" | "contentHash"> | null;
};

type Invited = Extract<PlannedInvitation, { ask: unknown }>;

/** What asking one of them would come to. */
export type Asking =
  | { by: "renewal"; planned: AskedNow }
  | { by: "questionnaire"; planned: ReachedSending }
  | { by: "flowdown"; planned: PlannedIssue }
  | { by: "reminder"; requestId: string; planned: PlannedReminder }
  | { by: "invitation"; requestId: string; planned: Invited };

export type PlannedRecipient = Recipient &
  ({ skip: null; asking: Asking } | { skip: CampaignSkip; asking: null });

type Outcome = { asking: Asking } | { skip: CampaignSkip };

/**
 * Who of some of a campaign's recipients would be asked, and by which of the ways in which one is asked;
 * who would not, and why. Decided by the plans of those ways: a campaign has no rule of its own but
 * whether anybody can be reached.
 *
 * @param lock take the subcontracts for the rest of the transaction.
 */
export async function planRecipients(
  scope: Scope,
  ask: CampaignAsk,
  recipients: readonly Recipient[],
  { lock = false }: { lock?: boolean } = {},
): Promise<PlannedRecipient[]> {
  const unreached = await findUnreached(
    scope,
    [...new Set(recipients.map(({ supplierId }) => supplierId))],
    { invites: ask.kind === "answer" },
  );
  const reached = recipients.filter(({ supplierId }) => !unreached.has(supplierId));
  const outcomes = await PLANS[ask.kind](scope, ask, reached, lock);
  return recipients.map((one) => {
    const skip = unreached.get(one.supplierId);
    if (skip) return { ...one, skip, asking: null };
    const outcome = outcomes.get(one.id) ?? { skip: "closed" as const };
    return "skip" in outcome
      ? { ...one, skip: outcome.skip, asking: null }
      : { ...one, skip: null, asking: outcome.asking };
  });
}

/** Suppliers at which no letter would reach anybody, each with why. */
async function findUnreached(
  scope: Scope,
  supplierIds: string[],
  { invites }: { invites: boolean },
): Promise<Map<string, CampaignSkip>> {
  const [contacts, readers, isReturned, merged] = await Promise.all([
    listContacts(scope, supplierIds),
    listReadersOf(scope, supplierIds),
    findReturned(scope),
    listMerged(scope, supplierIds),
  ]);
  const found = new Map<string, CampaignSkip>();
  for (const id of supplierIds) {
    const to = readers.get(id) ?? [];
    const own = contacts.filter(({ supplierId }) => supplierId === id);
    if (merged.has(id)) found.set(id, "merged");
    else if (to.length > 0) {
      if (to.every(({ email }) => isReturned(email))) found.set(id, "address-returned");
    } else {
      const skip = skipOfContacts(own.map(({ state }) => state));
      if (!invites || skip !== "not-joined") found.set(id, skip);
    }
  }
  return found;
}

async function listMerged({ tx, actor }: Scope, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: supplierMerges.mergedId })
    .from(supplierMerges)
    .where(
      and(eq(supplierMerges.primeId, actor.organizationId), among(supplierMerges.mergedId, ids)),
    );
  return new Set(rows.map(({ id }) => id));
}

type Plan = (
  scope: Scope,
  ask: CampaignAsk,
  reached: readonly Recipient[],
  lock: boolean,
) => Promise<Map<string, Outcome>>;

const PLANS: Record<CampaignKind, Plan> = {
  renewal: async (scope, _, reached) => {
    const planned = await planRenewals(scope, {
      suppliers: reached.map(({ supplierId: id }) => ({ id, chosen: [] })),
    });
    return bySupplier(
      reached,
      planned,
      ({ supplier }) => supplier.id,
      (one) => (one.about ? { asking: { by: "renewal", planned: one } } : { skip: one.refusal }),
    );
  },
  questionnaire: async (scope, { source }, reached) => {
    if (!source) return new Map();
    const ids = reached.map(({ supplierId }) => supplierId);
    const planned = await planSendings(scope, source, ids, false);
    return bySupplier(
      reached,
      planned,
      ({ supplierId }) => supplierId,
      (one) => {
        if (one.skip === null) return { asking: { by: "questionnaire", planned: one } };
        return { skip: one.skip === "open-already" ? "already-asked" : one.skip };
      },
    );
  },
  flowdown: (scope, _, reached, lock) => planFlowdowns(scope, reached, lock, () => null),
  "own-terms": (scope, _, reached, lock) =>
    planFlowdowns(scope, reached, lock, ({ flowdown }) =>
      flowdown.ownTerms === null ? "no-own-terms" : null,
    ),
  answer: async (scope, ask, reached) => {
    const readers = await listReadersOf(
      scope,
      reached.map(({ supplierId }) => supplierId),
    );
    const outcomes = new Map<string, Outcome>();
    for (const { id, supplierId } of reached)
      outcomes.set(id, await planAnswer(scope, ask, supplierId, readers.has(supplierId)));
    return outcomes;
  },
};

/** What of the subcontracts is issued; where that has nothing to do with what is asked, why not. */
async function planFlowdowns(
  scope: Scope,
  reached: readonly Recipient[],
  lock: boolean,
  skipOf: (planned: PlannedIssue) => CampaignSkip | null,
): Promise<Map<string, Outcome>> {
  const ids = reached.flatMap(({ subcontractId }) => subcontractId ?? []);
  const { planned, skipped } = await planIssuing(scope, ids, { lock });
  const bySubcontract = new Map<string, Outcome>();
  for (const one of planned) {
    const skip = skipOf(one);
    bySubcontract.set(
      one.subcontractId,
      skip ? { skip } : { asking: { by: "flowdown", planned: one } },
    );
  }
  for (const { subcontractId, why } of skipped)
    bySubcontract.set(subcontractId, {
      skip: why === "unanswered" ? "information-unanswered" : why,
    });
  return new Map(
    reached.flatMap(({ id, subcontractId }) => {
      const outcome = bySubcontract.get(subcontractId ?? "");
      return outcome ? [[id, outcome] as const] : [];
    }),
  );
}

function bySupplier<P>(
  reached: readonly Recipient[],
  planned: readonly P[],
  idOf: (planned: P) => string,
  outcomeOf: (planned: P) => Outcome,
): Map<string, Outcome> {
  const outcomes = new Map(planned.map((one) => [idOf(one), outcomeOf(one)]));
  return new Map(
    reached.flatMap(({ id, supplierId }) => {
      const outcome = outcomes.get(supplierId);
      return outcome ? [[id, outcome] as const] : [];
    }),
  );
}

/** Of the request that is due first: a reminder, or an invitation where nobody has joined. */
async function planAnswer(
  scope: Scope,
  { message, dueOn }: CampaignAsk,
  supplierId: string,
  isJoined: boolean,
): Promise<Outcome> {
  const open = (await listSupplierRequests(scope, supplierId)).find(
    ({ submittedAt }) => submittedAt === null,
  );
  if (!open) return { skip: "nothing-open" };
  const { id: requestId } = open;
  if (isJoined) {
    const plan = await planReminder(scope, { supplierId, requestId, message });
    if (plan.ok) return { asking: { by: "reminder", requestId, planned: plan.planned } };
    const skips: Partial<Record<typeof plan.reason, CampaignSkip>> = {
      "address-returned": "address-returned",
      "not-joined": "not-joined",
      "reminded-today": "reminded-today",
    };
    return { skip: skips[plan.reason] ?? "nothing-open" };
  }
  const [planned] = await planInvitations(scope, [supplierId]);
  if (!planned?.contact) return { skip: "not-joined" };
  const { ask } = planned;
  // An earlier day than what was told would be no day: the later of the two is asked for.
  const by = ask.dueOn && ask.dueOn > dueOn ? suggestDueOn(ask, scope.actor.on) : dueOn;
  return { asking: { by: "invitation", requestId, planned: { ...planned, dueOn: by } } };
}
