import { Failed } from "#app/domain/archive/archive.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { CLOSE_OUT_DAYS } from "#app/domain/sprs/conditional.ts";
import type { RecordContent } from "../content.ts";
import type { Anchors } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";
import { isSame } from "./same.ts";

type Supplier = RecordContent["suppliers"][number];
type Plan = NonNullable<Supplier["plans"]>[number];
type Closing = NonNullable<Plan["closings"]>[number];
type Part = () => void;

/**
 * What a record says of remediation plans is what the log says was last shown to the prime, no more and
 * no less, and what the prime said of it. A record made before plans were in it has none.
 *
 * @returns a check for each.
 */
export function anchorPlans({ suppliers }: RecordContent, anchors: Anchors): Part[] {
  return suppliers.flatMap((supplier) =>
    (supplier.plans ?? []).flatMap((plan) => [
      () => anchorShown(supplier, plan, anchors),
      () => anchorFiles(plan),
      () => anchorCloseOut(supplier, plan),
      ...plan.reviews.map((review) => () => anchorReview(plan, review, anchors)),
      ...(plan.closings ?? []).map((closing) => () => anchorClosing(plan, closing, anchors)),
    ]),
  );
}

function anchorShown({ id }: Supplier, plan: Plan, anchors: Anchors): void {
  const { level, items } = plan.shown;
  if ((level === "progress") !== (items === null))
    throw new Failed(`Plan ${plan.id} does not show what its level says.`);
  if (!isTold(anchors.plans.get(plan.id), id, plan))
    throw new Failed(`Plan ${plan.id} is not what the log says the prime was shown.`);
}

/** An entry of before the hash was kept tells how far the plan is, and how much of it is shown. */
function isTold(entry: LogEntry | undefined, supplierId: string, plan: Plan): boolean {
  if (!entry || entry.action === "remediation.hidden") return false;
  if (entry.subject.supplierId !== supplierId) return false;
  if (entry.detail.shownSha256 !== undefined)
    return isSame(entry, { shownSha256: plan.shownSha256 });
  const { systemName, progress, level } = plan.shown;
  const told = entry.detail.after ?? entry.detail.progress;
  const known = { ...(told as Plan["shown"]["progress"] | undefined) };
  return (
    isSame(entry, { systemName }) &&
    (entry.detail.level === undefined || entry.detail.level === level) &&
    known.openCount === progress.openCount &&
    known.doneCount === progress.doneCount &&
    (known.finishOn ?? null) === progress.finishOn
  );
}

/** The files that the plan names are those beside its items. */
function anchorFiles({ id, shown, evidence }: Plan): void {
  const beside = (shown.items ?? []).flatMap(({ files = [] }) => files);
  const named = (files: readonly { id: string; sha256: string }[]) =>
    [...new Set(files.map((file) => `${file.id} ${file.sha256}`))].sort().join("\n");
  if (named(beside) !== named(evidence))
    throw new Failed(`The files of plan ${id} are not those beside its items.`);
}

/** The clock is that of an assessment that the record holds. @see 32 CFR 170.21(b) */
function anchorCloseOut({ facts }: Supplier, { id, systemLineageId, closeOut }: Plan): void {
  if (!closeOut) return;
  const { type, statusDate, lastDay } = closeOut;
  const isStated = facts.some(
    ({ kind, content }) =>
      kind === "assessment" &&
      content.systemLineageId === systemLineageId &&
      content.type === type &&
      content.statusDate === statusDate,
  );
  if (!isStated || lastDay !== addDays(statusDate, CLOSE_OUT_DAYS))
    throw new Failed(`The close-out of plan ${id} is of no assessment of the record.`);
}

function anchorReview(plan: Plan, review: Plan["reviews"][number], anchors: Anchors): void {
  const entry = anchors.planReviews.get(review.id);
  const { note, shown } = review;
  if (
    entry?.action !== `remediation.${review.outcome}` ||
    !isSame(entry, { planId: plan.id, note, shown })
  )
    throw new Failed(`Review ${review.id} of plan ${plan.id} is not what the log says.`);
}

/** What was decided is an item that was done, and the one that its number says. */
function anchorClosing(plan: Plan, closing: Closing, anchors: Anchors): void {
  const entry = anchors.closingReviews.get(closing.id);
  const { itemNumber, note, shown } = closing;
  if (shown.number !== itemNumber || shown.status !== "done")
    throw new Failed(`Review ${closing.id} of plan ${plan.id} is of no closing of its item.`);
  if (
    entry?.action !== `remediation.closing-${closing.outcome}` ||
    !isSame(entry, { planId: plan.id, itemNumber, note, shown })
  )
    throw new Failed(`Review ${closing.id} of plan ${plan.id} is not what the log says.`);
}

/** Every plan that the timeline last says is shown is in the record, with all that was said of it. */
export function requirePlans(content: RecordContent, entries: readonly LogEntry[]): void {
  for (const { id, plans } of content.suppliers) {
    if (!plans) continue;
    const own = entries.filter(
      ({ action, subject }) => subject.supplierId === id && action.startsWith("remediation."),
    );
    const known = new Map(plans.map((plan) => [plan.id, plan]));
    for (const planId of listShown(own))
      if (!known.has(planId))
        throw new Failed(`The record leaves out plan ${planId}, which was shown to the prime.`);
    for (const { seq, detail } of own)
      if (isLeftOut(known.get(String(detail.planId)), detail.reviewId))
        throw new Failed(`The record leaves out what entry ${seq} says of a plan.`);
  }
}

/** The plans that entries last say are shown. */
function listShown(entries: readonly LogEntry[]): string[] {
  const last = new Map(
    entries.flatMap(({ action, detail: { planId, reviewId } }) =>
      typeof planId === "string" && reviewId === undefined ? [[planId, action] as const] : [],
    ),
  );
  return [...last].flatMap(([id, action]) => (action === "remediation.hidden" ? [] : id));
}

function isLeftOut(plan: Plan | undefined, reviewId: unknown): boolean {
  if (!plan || reviewId === undefined) return false;
  return ![...plan.reviews, ...(plan.closings ?? [])].some(({ id }) => id === reviewId);
}
