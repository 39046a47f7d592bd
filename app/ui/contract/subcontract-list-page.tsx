import type { ReactNode } from "react";
import { allSubcontractsQuery } from "#app/domain/campaign/list-address.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { monthLabel } from "#app/domain/kernel/month-names.ts";
import type { Exposure } from "#app/domain/posture/risk.ts";
import { saySubcontractFilter } from "#app/domain/posture/subcontract-filter-words.ts";
import {
  type SubcontractListAddress,
  subcontractListQuery,
} from "#app/domain/posture/subcontract-list-address.ts";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import { withColumns } from "#app/domain/view/columns.ts";
import type { ShownViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { BulkBar } from "#app/ui/kit/bulk-bar.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Downloads, ListLine } from "#app/ui/kit/list-tools.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { Legend } from "#app/ui/posture/legend.tsx";
import { SavedViews } from "#app/ui/view/saved-views.tsx";
import { SubcontractTable, type SubcontractTableProps } from "./subcontract-table.tsx";

type SubcontractListPageProps = Omit<
  SubcontractTableProps,
  "contractId" | "listHref" | "selectionFormId"
> & {
  /** how many flowdowns were just issued together, to how many suppliers, or how many answered */
  done: { issued: number; told: number; answered: number };
  /** the list as files, and of it what is ineligible */
  downloads: { csv: string; xlsx: string; json: string; ineligible: string };
  /** what those that fit the filters are worth together */
  exposure: Exposure;
  saved: ShownViews;
  printed: Printed;
};

const FORM_ID = "chosen-subcontracts";

/** Every subcontract of the prime, whatever its contract. */
export function SubcontractListPage(props: SubcontractListPageProps) {
  const { downloads, done, printed, exposure, saved, ...table } = props;
  const { lapsesIn, isClosed, contractId } = table.filter;
  const contractPiid = table.contracts?.find(({ id }) => id === contractId)?.piid;
  const isChosenFrom = table.mayWrite && !isClosed && table.subcontracts.length > 0;
  const list = paths.prime.subcontracts(table.organizationId);
  return (
    <Page
      title={titleOf(lapsesIn, isClosed)}
      lead={
        isClosed
          ? "Withdrawn, or their work is over: they count nowhere, and records can still be made of them."
          : "Every open subcontract: may it be awarded today, and where does it stand?"
      }
    >
      {done.issued > 0 && <IssuedNotice {...done} />}
      {done.answered > 0 && (
        <AnsweredNotice organizationId={table.organizationId} answered={done.answered} />
      )}
      <PrintedBy {...printed} filter={saySubcontractFilter({ ...table.filter, contractPiid })} />
      <SubcontractTable
        {...table}
        listHref={list}
        clearHref={list + withColumns(saved.all, table.columns)}
        selectionFormId={isChosenFrom ? FORM_ID : undefined}
        views={<SavedViews {...saved} organizationId={table.organizationId} list="subcontracts" />}
        tools={
          <>
            <ListLine
              about={sayExposure(exposure)}
              links={
                <Downloads
                  lead="Download this list, with every reason"
                  files={[
                    { label: "CSV", href: downloads.csv },
                    { label: "XLSX", href: downloads.xlsx },
                    { label: "What is ineligible, by contract (XLSX)", href: downloads.ineligible },
                    { label: "JSON, as programs read it", href: downloads.json, isShown: true },
                  ]}
                />
              }
            />
            {isChosenFrom && <Bulk {...props} />}
          </>
        }
      />
      <p className="only-on-screen">
        {isClosed ? (
          <a href={list + saved.all}>Open subcontracts</a>
        ) : (
          <a href={`${list}?closed=yes`}>Closed subcontracts</a>
        )}
      </p>
      <Disclosure summary="What the states mean">
        <Legend />
      </Disclosure>
    </Page>
  );
}

/** What the list is worth; those whose value nobody said are told beside. */
function sayExposure({ value, valued, unvalued }: Exposure): ReactNode {
  if (valued === 0) return null;
  return (
    <>
      Together worth <strong>{formatValue(value)}</strong>
      {unvalued > 0 && `; of ${countWords(unvalued, "subcontract")} the value is not known`}.
    </>
  );
}

/** What is done with several at once: those selected, or all that fit the filters. */
function Bulk(props: SubcontractListPageProps) {
  const { prime } = paths;
  const { organizationId } = props;
  const address = props.filter;
  const list = listOf(props);
  const issue = prime.issueChosen(organizationId);
  const answer = prime.answerChosen(organizationId);
  return (
    <BulkBar
      formId={FORM_ID}
      method="get"
      action={issue}
      label="With the selected subcontracts"
      hidden={{ list: listOf(props), of: "subcontracts" }}
      all={
        <>
          With {sayAll(address, props)}:{" "}
          <a href={allHref(issue, address, list)}>see whose flowdown to issue</a> ·{" "}
          <a href={allHref(answer, address, list)}>answer what information flows</a>
          {" · "}
          <a href={prime.newCampaign(organizationId) + allSubcontractsQuery(address)}>
            start a campaign
          </a>
        </>
      }
    >
      <Button look="secondary">See whose flowdown to issue</Button>
      <Button look="secondary" formAction={answer}>
        Answer what information flows
      </Button>
      <Button look="secondary" formAction={prime.newCampaign(organizationId)}>
        Start a campaign
      </Button>
    </BulkBar>
  );
}

/** The list as it stands, for the way back to it. */
function listOf({ filter, columns }: SubcontractListPageProps): string {
  return withColumns(subcontractListQuery(filter), columns).slice(1);
}

/** Where something is done with all that fit the filters; its page leads back to the same list. */
function allHref(page: string, address: SubcontractListAddress, list: string): string {
  const query = new URLSearchParams(subcontractListQuery(address));
  query.set("all", "yes");
  query.set("list", list);
  return `${page}?${query}`;
}

function sayAll(address: SubcontractListAddress, { next }: SubcontractListPageProps): string {
  const all = subcontractListQuery(address) === "" ? "all of them" : "all that fit the filters";
  return next ? `${all}, ${MOST_CHOSEN} at the most` : all;
}

function IssuedNotice({ issued, told }: { issued: number; told: number }) {
  const went =
    told > 0
      ? `A letter is on the way to ${countWords(told, "supplier")}.`
      : "No letter went out: nobody there has an account here yet. Invite a contact.";
  return (
    <Notice tone="success" live>
      {`${countWords(issued, "flowdown was", "flowdowns were")} issued. ${went}`}
    </Notice>
  );
}

function AnsweredNotice({
  organizationId,
  answered,
}: {
  organizationId: string;
  answered: number;
}) {
  const { prime } = paths;
  return (
    <Notice
      tone="success"
      live
      action={
        <a href={`${prime.subcontracts(organizationId)}?standing=to-issue`}>
          See what is to issue now
        </a>
      }
    >
      {`The information of ${countWords(answered, "subcontract")} is answered.`}
    </Notice>
  );
}

function titleOf(lapsesIn: string | undefined, isClosed: boolean): string {
  if (lapsesIn) return `Verdicts that end in ${monthLabel(lapsesIn)}`;
  return isClosed ? "Closed subcontracts" : "Subcontracts";
}
