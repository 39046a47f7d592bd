import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import { expirationListQuery, readExpirationList } from "#app/domain/expiration/list-address.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import { nextReminderOn } from "#app/domain/reminder/occasion.ts";
import type { QuietDays } from "#app/domain/reminder/quiet-days.ts";
import { type AskedRenewal, findAsked } from "#app/domain/renewal/asked.ts";
import { isRenewable } from "#app/domain/renewal/lapse.ts";
import { writeChoice } from "#app/domain/renewal/renewal-form.ts";
import { readColumns, withColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { showViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { listContractChoices } from "#app/queries/audit/room.server.ts";
import { findExpirations } from "#app/queries/expiration/found.server.ts";
import {
  getQuietDays,
  listReminderRules,
  listSnoozes,
} from "#app/queries/reminder/settings.server.ts";
import { listAskedRenewals } from "#app/queries/renewal/asked.server.ts";
import { listSavedViews } from "#app/queries/view/view.server.ts";
import { ExpirationListPage } from "#app/ui/expiration/expiration-list-page.tsx";
import { openDefaultView } from "#app/web/default-view.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Expirations - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { after, ...filter } = readExpirationList(query);
  const columns = readColumns(LIST_COLUMNS.expirations, query);
  const { contracts, page, asked, reminding, saved } = await reading(actor, async (scope) => {
    await openDefaultView(request, scope, "expirations");
    const [page, contracts, rules, quiet, snoozes, saved] = await Promise.all([
      findExpirations(scope, { ...filter, after }),
      listContractChoices(scope),
      listReminderRules(scope),
      getQuietDays(scope),
      listSnoozes(scope),
      listSavedViews(scope, "expirations"),
    ]);
    const asked = await listAskedRenewals(scope, suppliersOf(page.rows));
    return { contracts, page, asked, saved, reminding: { rules, quiet, snoozes } };
  });
  const mayAsk = mayDo(actor.roles, "invitation:send");
  const { organizationId } = actor;
  const list = paths.prime.expirations(organizationId);
  const narrowed = withColumns(expirationListQuery(filter), columns);
  return {
    organizationId,
    today: actor.on,
    printed: { by: actor.personName, on: actor.on },
    filter,
    columns,
    isLater: after !== null,
    saved: showViews(saved, "expirations", query, actor.personId),
    rows: page.rows.map((one) => ({
      ...withRenewal(one, asked),
      ...withReminder(one, reminding, actor.on),
    })),
    unkept: page.unkept,
    mayAsk,
    outcome: readOutcome(query),
    isSnoozed: query.get("done") === "snoozed",
    months: page.months,
    overdue: page.overdue,
    contracts: contracts.map(({ id, piid }) => ({ value: id, label: formatPiid(piid) })),
    place: withColumns(expirationListQuery(filter, after), columns).slice(1),
    firstHref: list + narrowed,
    nextHref: page.next
      ? list + withColumns(expirationListQuery(filter, page.next), columns)
      : undefined,
    downloads: {
      csv: paths.prime.exportExpirations(organizationId, "csv") + narrowed,
      xlsx: paths.prime.exportExpirations(organizationId, "xlsx") + narrowed,
    },
  };
}

function suppliersOf(rows: readonly Expiration[]): string[] {
  return [...new Set(rows.flatMap(({ supplier }) => (supplier ? [supplier.id] : [])))];
}

/** An expiration with when who was asked to renew it, or how it is chosen to be. */
function withRenewal(one: Expiration, asked: readonly AskedRenewal[]) {
  const { supplier, kind } = one;
  if (!supplier || !isRenewable(kind)) return { ...one, asked: null, renew: null };
  const found = findAsked(asked, { ...one, supplierId: supplier.id });
  const renew = found ? null : writeChoice(supplier.id, { kind, id: one.id });
  return { ...one, asked: found, renew };
}

type Reminding = {
  rules: Awaited<ReturnType<typeof listReminderRules>>;
  quiet: QuietDays;
  snoozes: Awaited<ReturnType<typeof listSnoozes>>;
};

/** An expiration with when somebody is reminded of it next, and until when nobody wants to be. */
function withReminder(one: Expiration, { rules, quiet, snoozes }: Reminding, today: CalendarDate) {
  const snooze = snoozes.get(keyOfEnding(one)) ?? null;
  const cadence = rules.find(({ kind }) => kind === one.kind)?.cadence;
  const reminded = { endsOn: one.on, cadence, snoozedUntil: snooze?.until ?? null };
  return {
    snooze,
    nextReminderOn: cadence ? nextReminderOn({ ...reminded, cadence }, today, quiet) : null,
  };
}

/** What became of a selection that was to be renewed. */
function readOutcome(query: URLSearchParams): { asked: number; skipped: number } | null {
  const asked = Number(query.get("asked") ?? Number.NaN);
  const skipped = Number(query.get("skipped") ?? 0);
  return Number.isInteger(asked) ? { asked, skipped } : null;
}

export default function ExpirationList() {
  return <ExpirationListPage {...useLoaderData<typeof loader>()} />;
}
