import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  areSuppliersChosen,
  type ChaseAddress,
  chaseQuery,
} from "#app/domain/request/chase-address.ts";
import { MOST_WORK_COUNTED, writeOwner } from "#app/domain/worklist/list-address.ts";
import { paths } from "#app/paths.ts";
import { BulkBar } from "#app/ui/kit/bulk-bar.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Downloads, ListLine, ListTools } from "#app/ui/kit/list-tools.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { type ChaseRow, ChaseTable, isInvitationOver } from "./chase-table.tsx";

type ChasePageProps = {
  organizationId: string;
  today: string;
  filter: Omit<ChaseAddress, "after">;
  rows: readonly ChaseRow[];
  /** of all pages together; of chosen suppliers no more than is told */
  count: number;
  contracts: readonly { value: string; label: string }[];
  owners: readonly { value: string; label: string }[];
  isLater: boolean;
  firstHref: string;
  /** the list as files */
  downloads: { csv: string; xlsx: string };
  nextHref?: string | undefined;
  /** what became of the reminders that were just sent */
  reminded: { reminded: number; skipped: number } | null;
  mayRemind: boolean;
};

const FORM_ID = "chosen-requests";

/** Everybody who owes an answer or a correction, to be reminded one by one or together. */
export function ChasePage(props: ChasePageProps) {
  const { organizationId, filter, rows, count, mayRemind, reminded } = props;
  const mayChoose = mayRemind && rows.some(({ noReminder }) => noReminder === null);
  return (
    <Page
      title="Whom to chase"
      lead="Suppliers who have to sign an answer or to correct what you returned: the longest due first."
    >
      {reminded && <RemindedNotice {...reminded} />}
      <ListTools>
        <Filters {...props} />
        {rows.length > 0 && (
          <ListLine
            about={`${sayChased(count, filter)} for a supplier.`}
            links={
              <Downloads
                files={[
                  { label: "CSV", href: props.downloads.csv },
                  { label: "XLSX", href: props.downloads.xlsx },
                ]}
              />
            }
          />
        )}
        {mayRemind && <InviteAgain organizationId={organizationId} rows={rows} />}
        {rows.length > 0 && mayChoose && (
          <BulkBar
            formId={FORM_ID}
            method="get"
            action={paths.prime.remindChosen(organizationId)}
            label="With the selected rows"
            hidden={{ list: chaseQuery(filter).slice(1) }}
          >
            <Button look="secondary">See whom to remind, and the letter</Button>
          </BulkBar>
        )}
      </ListTools>
      {rows.length > 0 ? (
        <ChaseTable {...props} formId={mayChoose ? FORM_ID : undefined} />
      ) : (
        <NobodyOwes {...props} />
      )}
      {props.isLater && props.rows.length > 0 && (
        <p>
          <a href={props.firstHref}>Back to the longest due</a>
        </p>
      )}
      <Pager label="Pages of whom to chase" isLater={props.isLater} nextHref={props.nextHref} />
    </Page>
  );
}

/** Those who cannot answer because the links that were sent there have expired, to be invited at once. */
function InviteAgain({ organizationId, rows }: Pick<ChasePageProps, "organizationId" | "rows">) {
  const ids = new Set(rows.filter(isInvitationOver).map(({ supplierId }) => supplierId));
  if (ids.size < 2) return null;
  return (
    <p>
      The links that were sent to {countWords(ids.size, "supplier")} of this page open no more.{" "}
      <a href={paths.prime.inviteChosen(organizationId, [...ids])}>Invite all of them again</a>
    </p>
  );
}

/** As far as it was counted. */
function sayChased(count: number, filter: ChasePageProps["filter"]): string {
  return areSuppliersChosen(filter) && count > MOST_WORK_COUNTED
    ? `More than ${countWords(MOST_WORK_COUNTED, "subcontract waits", "subcontracts wait")}`
    : countWords(count, "subcontract waits", "subcontracts wait");
}

function RemindedNotice({ reminded, skipped }: { reminded: number; skipped: number }) {
  return (
    <Notice tone={reminded > 0 ? "success" : "info"} live>
      {reminded > 0
        ? `A reminder of ${countWords(reminded, "request")} is on the way.`
        : "No reminder was sent."}
      {skipped > 0 &&
        ` ${countWords(skipped, "request was", "requests were")} left out: answered, withdrawn or reminded of today, or nobody there has an account.`}
    </Notice>
  );
}

function Filters({ organizationId, filter, contracts, owners }: ChasePageProps) {
  return (
    <SearchBar
      label="Search suppliers"
      query={filter.search}
      clearHref={paths.prime.chase(organizationId)}
      filters={[
        { name: "contract", label: "Contract", value: filter.contractId, options: contracts },
        {
          name: "owner",
          label: "Whose",
          value: writeOwner(filter.owner, "everybody"),
          all: "Everybody’s",
          options: [
            { value: "me", label: "Mine" },
            { value: "for-me", label: "Mine and nobody’s" },
            { value: "nobody", label: "Nobody’s" },
            ...owners,
          ],
        },
        {
          name: "late",
          label: "When",
          value: filter.isLate ? "yes" : undefined,
          options: [{ value: "yes", label: "Past its day" }],
        },
      ]}
    />
  );
}

function NobodyOwes({ organizationId, filter, isLater, firstHref }: ChasePageProps) {
  if (isLater)
    return (
      <EmptyState
        title="Nobody more is listed"
        action={<a href={firstHref}>Back to the longest due</a>}
      >
        Whoever was listed here answered in the meantime.
      </EmptyState>
    );
  return chaseQuery(filter) === "" ? (
    <EmptyState title="Nobody owes you an answer">
      Every request that you issued was answered, and every return was corrected.
    </EmptyState>
  ) : (
    <EmptyState
      title="Nobody fits"
      action={<a href={paths.prime.chase(organizationId)}>Show everybody</a>}
    >
      Nobody whom you chose owes an answer or a correction.
    </EmptyState>
  );
}
