import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { SECTION_NAMES, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { CellProblem } from "#app/domain/submission/sheet-note.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { Choice } from "#app/ui/kit/choice.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { UnmarkedField } from "./unmarked-field.tsx";

type ShownSheet = {
  id: string;
  broughtAt: string;
  broughtByName: string;
  sentBy: string;
  sentOn: string;
  fileName: string;
  sha256: string;
  problems: readonly CellProblem[];
  /** what stands in it as it was filled in before it went out */
  unchanged: readonly { label: string; value: string }[];
  /** it carried the mark of its request */
  isMarked: boolean | null;
  isRecorded: boolean;
  /** it came through the link of the letter, from nobody that signed in */
  isByLink: boolean;
  /** it can be recorded: the supplier has no account, and it was not yet */
  canBeRecorded: boolean;
  /** of how many sections it answers something */
  sections: number;
  /** sections that were not recorded, because something of them is missing or wrong */
  incomplete: readonly SubmissionSection[];
};

type BroughtPageProps = {
  organizationId: string;
  request: {
    id: string;
    legalName: string;
    supplierId: string;
    isLinked: boolean;
    subcontractNumber: string;
  };
  /** newest first */
  sheets: readonly ShownSheet[];
  isJustBrought: boolean;
  lastResult?: SubmissionResult;
};

/** Where a prime sends a request out as a spreadsheet, and brings what came back. */
export function BroughtPage(props: BroughtPageProps) {
  const { organizationId, request, sheets, isJustBrought, lastResult } = props;
  const [form, fields] = useForm<{
    sentBy: string;
    sentOn: string;
    file?: string;
    isOfThisRequest?: string;
  }>({
    id: "bring",
    lastResult,
  });
  const { prime } = paths;
  const { id, supplierId, legalName, isLinked, subcontractNumber } = request;
  const back = `${prime.supplier(organizationId, supplierId)}#requests`;
  return (
    <Page
      kicker={legalName}
      title={`The request for ${subcontractNumber} as a spreadsheet`}
      refused={{ formId: "bring", result: lastResult }}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: legalName, href: back },
      ]}
      lead="For a supplier that will not sign in: send it by email, and bring what comes back. They can also send it through the link of their invitation: then it stands below."
    >
      {isJustBrought && sheets[0] && (
        <Notice
          tone={sheets[0].problems.length > 0 ? "warning" : "success"}
          live
          title="It is read"
        >
          {sheets[0].problems.length > 0
            ? `${countWords(sheets[0].problems.length, "cell")} could not be read. Look below.`
            : "Every cell that was filled in could be read."}
        </Notice>
      )}
      <Section
        title="1. Send the questions"
        lead="What you know of the supplier is filled in. Only the yellow cells can be changed; each says what to write, and where there is a choice it has a list."
      >
        <ButtonRow>
          <ButtonLink
            look="secondary"
            href={prime.offlineSheet(organizationId, supplierId, id)}
            download
          >
            Download the spreadsheet (XLSX)
          </ButtonLink>
        </ButtonRow>
      </Section>
      <Section title="2. Bring what came back" lead={<WhatBecomesOfIt isLinked={isLinked} />}>
        <Form form={form} multipart>
          <TextField field={fields.sentBy} label="Who sent it back" hint="Name of the person." />
          <TextField field={fields.sentOn} label="On which day it came" type="date" />
          <FileField
            field={fields.file}
            label="Spreadsheet, filled in"
            hint="The same file, saved as XLSX or CSV, at most 10 MB. Never one with CUI in it."
            accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
          />
          <UnmarkedField
            field={fields.isOfThisRequest}
            lastResult={lastResult}
            here={subcontractNumber}
          />
          <ButtonRow>
            <Button>{isLinked ? "Bring it to the supplier" : "Read it"}</Button>
            <a href={back}>Cancel</a>
          </ButtonRow>
        </Form>
      </Section>
      <Section title="What came back" id="brought">
        {sheets.length === 0 ? (
          <EmptyState title="Nothing came back yet">
            Download the spreadsheet above and send it. When it comes back, bring it here; sent
            through the link of the invitation, it comes by itself.
          </EmptyState>
        ) : (
          <Stack>
            {sheets.map((sheet) => (
              <Sheet key={sheet.id} sheet={sheet} {...props} />
            ))}
          </Stack>
        )}
      </Section>
    </Page>
  );
}

function sayWaiting({ canBeRecorded }: ShownSheet): string {
  return canBeRecorded
    ? "It waits until somebody of the supplier takes it over, or you record it."
    : "It waits for the supplier to take it over.";
}

/** What nobody answered: it went out like that, and came back like that. */
function Unchanged({ sheet }: { sheet: ShownSheet }) {
  return (
    <>
      <p>
        {sheet.isRecorded
          ? "As we had it, not changed by the supplier, and confirmed when it was recorded:"
          : "As we had it, and not changed. The supplier did not answer this:"}
      </p>
      <ul>
        {sheet.unchanged.map(({ label, value }) => (
          <li key={label}>
            {label}: {value}
          </li>
        ))}
      </ul>
    </>
  );
}

function WhatBecomesOfIt({ isLinked }: { isLinked: boolean }) {
  if (isLinked)
    return "This supplier has an account here, so its answer is its own: nothing is written into it. Whoever prepares it finds the spreadsheet there, takes it over as a draft, checks it, and its official signs.";
  return "Nobody of this supplier has an account here. The spreadsheet is read first; then you look at it below and record what it says, with who sent it and when, and without attestation: no verdict rests on it (32 CFR 170.22). If somebody there signs in later, they find the spreadsheet, take it over as a draft, and their signed answer takes its place. That it accepts what flows down is not recorded: nobody can accept for another.";
}

function Sheet({ sheet, organizationId, request }: BroughtPageProps & { sheet: ShownSheet }) {
  const { fileName, sentBy, sentOn, broughtAt, broughtByName, sections, problems, sha256 } = sheet;
  const recorded = `${paths.prime.supplier(organizationId, request.supplierId)}#recorded`;
  return (
    <Notice
      tone={problems.length > 0 ? "warning" : "info"}
      title={
        <>
          {fileName}, sent {sheet.isByLink ? "through the link of the letter to" : "by"} {sentBy},{" "}
          <DateText on={sentOn} />
        </>
      }
    >
      <p>
        {sheet.isByLink ? "Sent without signing in" : `Brought by ${broughtByName}`},{" "}
        <InstantText at={broughtAt} />. It answers something of {countWords(sections, "section")}.{" "}
        {sheet.isRecorded ? (
          <>
            What is answered whole stands under <a href={recorded}>Recorded by the prime</a>,
            without attestation.
          </>
        ) : (
          sayWaiting(sheet)
        )}
        {sheet.isMarked === false &&
          " It carried no mark of its request: who brought it said that it is this one’s."}
      </p>
      {sheet.unchanged.length > 0 && <Unchanged sheet={sheet} />}
      {sheet.incomplete.length > 0 && (
        <p>
          Not recorded, because something is missing or wrong:{" "}
          {sheet.incomplete.map((section) => SECTION_NAMES[section].title).join("; ")}.
        </p>
      )}
      {problems.length > 0 && (
        <>
          <p>These cells need a look. Ask {sentBy} and bring the spreadsheet again:</p>
          <ul>
            {problems.map(({ cell, label, text, why }) => (
              <li key={cell}>
                <strong>{cell}</strong>, {label}, “{text}”: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        SHA-256 <Identifier>{sha256}</Identifier>
      </p>
      {sheet.canBeRecorded && (
        <Form
          action={paths.prime.recordSheet(organizationId, request.supplierId, request.id)}
          hidden={{ sheetId: sheet.id }}
          ariaLabel={`Record what ${fileName} says`}
        >
          <p>
            If nobody of {request.legalName} will sign in, record what it says.
            {sheet.isByLink &&
              ` Ask ${sentBy} first whether it is theirs: whoever held the letter could send it.`}
          </p>
          {sheet.unchanged.length > 0 && (
            <Choice
              type="checkbox"
              id={`confirmed-${sheet.id}`}
              name="isConfirmed"
              option={{
                value: "on",
                label: "What stands as we had it still holds",
                description: `${sentBy} said so, or you checked it. It is recorded with your name. Without this, a section that needs it is not recorded.`,
              }}
              checked={false}
            />
          )}
          <ButtonRow>
            <Button look="secondary">Record it without attestation</Button>
          </ButtonRow>
        </Form>
      )}
    </Notice>
  );
}
