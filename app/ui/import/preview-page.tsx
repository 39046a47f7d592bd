import { type SubmissionResult, useForm } from "@conform-to/react";
import { DATE_ORDER_WORDS } from "#app/domain/import/date-order.ts";
import { type ListTaking, sayFileForm } from "#app/domain/import/file-form.ts";
import type { ImportCounts, ImportLine } from "#app/domain/import/lines.ts";
import type { LookAlike } from "#app/domain/import/look-alikes.ts";
import { PREVIEW_TABS, type PreviewTab, type ShownProblem } from "#app/domain/import/preview.ts";
import type { ListQuestion } from "#app/domain/import/read-rows.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { AlikeTable, LineTable, ProblemTable } from "./preview-tables.tsx";

export type PreviewPageProps = {
  organizationId: string;
  importId: string;
  fileName: string;
  sha256: string;
  rowCount: number;
  confirmedAt: Date | string | null;
  undoneAt: Date | string | null;
  /** its columns can be taken another way */
  hasCells: boolean;
  /** what only a person can say before it is confirmed */
  questions: readonly ListQuestion[];
  planHash: string;
  taking: ListTaking | null;
  suppliers: ImportCounts;
  subcontracts: ImportCounts;
  /** rows with a problem */
  rowsLeftOut: number;
  isNothingToDo: boolean;
  tab: PreviewTab;
  counts: Record<PreviewTab, number>;
  problems: readonly ShownProblem[];
  /** new suppliers that may be recorded already */
  alike: readonly LookAlike[];
  lines: readonly ImportLine[];
  position: string;
  previousHref?: string;
  nextHref?: string;
  lastResult?: SubmissionResult;
};

const TAB_WORDS: Record<PreviewTab, string> = {
  problems: "Problems",
  alike: "Look alike",
  new: "New",
  changed: "Changed",
  unchanged: "Unchanged",
};

/** What an uploaded list would do, or did; nothing is written before it is confirmed. */
export function PreviewPage(props: PreviewPageProps) {
  const { organizationId, importId, confirmedAt, tab, counts } = props;
  const { prime } = paths;
  const here = prime.importPreview(organizationId, importId);
  return (
    <Page
      kicker="Supplier list"
      title={titleOf(props)}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: "Import a supplier list", href: prime.importSuppliers(organizationId) },
      ]}
    >
      <UnreadColumns {...props} />
      <WhatNow {...props} />
      <Summary {...props} />
      {props.hasCells && !confirmedAt && (
        <p>
          <a href={prime.importColumns(organizationId, importId)}>Take the columns another way</a>
          {counts.problems > 0 && (
            <>
              {" · "}
              <a href={prime.importProblems(organizationId, importId)} download>
                Download the rows with problems (CSV)
              </a>
            </>
          )}
        </p>
      )}
      {!confirmedAt && (
        <Section title="Row by row" id="rows">
          <Tabs
            label="Rows of the file"
            tabs={PREVIEW_TABS.map((one) => ({
              label: TAB_WORDS[one],
              href: `${here}?show=${one}#rows`,
              current: one === tab,
              count: counts[one],
            }))}
          />
          <TabTable {...props} />
          <Pager
            label="Pages of rows"
            position={props.position}
            previousHref={props.previousHref}
            nextHref={props.nextHref}
          />
        </Section>
      )}
    </Page>
  );
}

function titleOf({ fileName, confirmedAt, undoneAt }: PreviewPageProps): string {
  if (undoneAt) return `The import of ${fileName} is undone`;
  return confirmedAt ? `${fileName} is imported` : `Check ${fileName}`;
}

/** What there is to be done with the list: a question, the confirmation, or what comes after it. */
function WhatNow(props: PreviewPageProps) {
  if (props.undoneAt) return <Undone {...props} />;
  if (props.confirmedAt) return <Imported {...props} />;
  return props.questions.length > 0 ? <Asked {...props} /> : <Confirm {...props} />;
}

function TabTable({ organizationId, tab, problems, alike, lines }: PreviewPageProps) {
  if (tab === "problems") return <ProblemTable problems={problems} />;
  if (tab === "alike") return <AlikeTable organizationId={organizationId} alike={alike} />;
  return <LineTable lines={lines} change={tab} />;
}

const MOST_NAMES = 6;

/** What the file holds and nobody would read, before it is taken for read: a person can say what it is. */
function UnreadColumns(props: PreviewPageProps) {
  const { organizationId, importId, confirmedAt, hasCells, questions, taking } = props;
  const unread = taking?.leftOut ?? [];
  if (confirmedAt || !hasCells || questions.length > 0 || unread.length === 0) return null;
  const more = unread.length - MOST_NAMES;
  const names = unread.slice(0, MOST_NAMES).join(", ");
  return (
    <Notice
      title={`${countWords(unread.length, "column")} of the file ${unread.length === 1 ? "is" : "are"} not read`}
      action={
        <a href={paths.prime.importColumns(organizationId, importId)}>
          {unread.length === 1 ? "Say what it holds" : "Say what they hold"}
        </a>
      }
    >
      {more > 0 ? `${names} and ${more} more` : names}.
    </Notice>
  );
}

function Asked({ organizationId, importId }: PreviewPageProps) {
  return (
    <Notice
      tone="warning"
      title="Something has to be said before this list can be read"
      action={
        <ButtonLink href={paths.prime.importColumns(organizationId, importId)}>
          Say what the columns hold
        </ButtonLink>
      }
    >
      Which column is which, or in which order its dates are.
    </Notice>
  );
}

function Undone({ organizationId, undoneAt }: PreviewPageProps) {
  return (
    <Notice
      title="This import was undone"
      action={
        <ButtonLink href={paths.prime.importSuppliers(organizationId)}>
          Choose another file
        </ButtonLink>
      }
    >
      {undoneAt && (
        <p>
          All that it wrote was taken back on <InstantText at={undoneAt} />.
        </p>
      )}
    </Notice>
  );
}

function Summary(props: PreviewPageProps) {
  const { sha256, rowCount, suppliers, subcontracts, confirmedAt, taking } = props;
  const words = (counts: ImportCounts) =>
    `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged`;
  return (
    <DefinitionList
      items={[
        ...(taking ? takingItems(taking) : []),
        { term: "Rows in the file", value: rowCount },
        ...(confirmedAt
          ? []
          : [
              { term: "Suppliers", value: words(suppliers) },
              { term: "Subcontracts", value: words(subcontracts) },
            ]),
        { term: "SHA-256 of the file", value: <Identifier>{sha256}</Identifier> },
      ]}
    />
  );
}

/** How the file was taken, so that a person sees what was left out. */
function takingItems({ form, columns, leftOut, rowsAbove, dateOrder, isSaved }: ListTaking) {
  const rows = rowsAbove === 1 ? "1 row" : `${rowsAbove} rows`;
  return [
    { term: "The file", value: sayFileForm(form) },
    {
      term: "Columns read",
      value: columns
        .map(({ name, column }) => (name === column ? name : `${name} (as ${column})`))
        .join(", "),
    },
    ...(isSaved
      ? [{ term: "How they are taken", value: "As kept in your organization for such files" }]
      : []),
    ...(dateOrder ? [{ term: "Dates in numbers", value: DATE_ORDER_WORDS[dateOrder] }] : []),
    ...(leftOut.length > 0 ? [{ term: "Columns left out", value: leftOut.join(", ") }] : []),
    ...(rowsAbove > 0 ? [{ term: "Left out above the names of the columns", value: rows }] : []),
  ];
}

function Imported({ organizationId, importId, confirmedAt, hasCells }: PreviewPageProps) {
  const { prime } = paths;
  const subcontracts = prime.subcontracts(organizationId);
  return (
    <Notice
      tone="success"
      title="Imported"
      action={
        <ButtonLink href={`${subcontracts}?standing=to-issue`}>See what is to issue now</ButtonLink>
      }
    >
      {confirmedAt && (
        <p>
          The list was written on <InstantText at={confirmedAt} />. How much it changed stands in
          the <a href={`${prime.log(organizationId)}?action=supplier.imported`}>oversight log</a>.
        </p>
      )}
      <ul>
        <li>
          <a href={`${subcontracts}?standing=to-answer`}>Subcontracts to answer</a>: say what
          information flows to them.
        </li>
        <li>
          <a href={prime.suppliers(organizationId)}>Suppliers to invite</a>: choose them in the
          list.
        </li>
        {hasCells && (
          <li>
            <a href={prime.undoImport(organizationId, importId)}>Undo this import</a>, while nothing
            rests on it.
          </li>
        )}
      </ul>
    </Notice>
  );
}

function Confirm(props: PreviewPageProps) {
  const { organizationId, planHash, rowsLeftOut, isNothingToDo, lastResult } = props;
  const [form, fields] = useForm<{ leaveOut?: string }>({ id: "confirm", lastResult });
  const again = paths.prime.importSuppliers(organizationId);
  const rows = rowsLeftOut === 1 ? "1 row has a problem" : `${rowsLeftOut} rows have problems`;
  if (isNothingToDo)
    return (
      <Notice
        title={rowsLeftOut > 0 ? `${rows}, and nothing else would change` : "Nothing would change"}
        tone={rowsLeftOut > 0 ? "warning" : "info"}
        action={<ButtonLink href={again}>Choose another file</ButtonLink>}
      >
        {rowsLeftOut > 0
          ? "Correct the file and upload it again. Nothing was written."
          : "Everything in this file is recorded already. Nothing was written."}
      </Notice>
    );
  return (
    <Form form={form} hidden={{ planHash }}>
      {rowsLeftOut > 0 && (
        <>
          <Notice tone="warning" title={rows}>
            <p>
              Correct the file and <a href={again}>upload it again</a>, or go on without these rows.
            </p>
          </Notice>
          <CheckboxField
            field={fields.leaveOut}
            label={`Leave out the ${rowsLeftOut === 1 ? "row" : countWords(rowsLeftOut, "row")} with problems`}
            description="Nothing of them is written. The log says how many were left out."
          />
        </>
      )}
      <ButtonRow>
        <Button>Write these changes</Button>
        <a href={paths.prime.suppliers(organizationId)}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}
