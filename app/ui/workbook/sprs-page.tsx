import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import { SPRS_SCOPES, type SprsLine, type SprsRecord } from "#app/domain/workbook/sprs-record.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { requirements } from "#catalogs/index.ts";
import { STANDING_WORDS } from "./score-words.ts";

export type SprsPageProps = Omit<WorkbookEvaluation, "results"> & {
  organizationId: string;
  organizationName: string;
  workbook: { id: string; systemName: string };
  /** the entry of a CMMC status; null where none is permitted yet */
  cmmc: readonly SprsLine[] | null;
  record: SprsRecord;
  /** ISO instant, UTC; null while nothing was answered */
  lastAnsweredAt: string | null;
  typed: { assessedOn: string | null; fullScoreOn: string | null; scope: string | null };
  lastResult?: SubmissionResult;
};

/** The record as SPRS asks for it, on one page that prints. */
export function SprsPage(props: SprsPageProps) {
  const { organizationId, organizationName, workbook, contradictions, answered } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title={`Record for SPRS: ${workbook.systemName}`}
      kicker={organizationName}
      breadcrumb={[
        { label: "Workbooks", href: subcontractor.workbooks(organizationId) },
        { label: workbook.systemName, href: subcontractor.workbook(organizationId, workbook.id) },
      ]}
      lead="What to type into SPRS, which you reach through PIEE, line by line. Nothing is sent from here. Print this page, or save it as PDF from the print dialog."
    >
      {contradictions.length > 0 && (
        <Notice tone="warning" title="Do not post this yet">
          {countWords(contradictions.length, "answer")}{" "}
          {contradictions.length === 1 ? "does" : "do"} not fit together. A score that is higher
          than the truth can be a false claim:{" "}
          <a href={`${subcontractor.workbook(organizationId, workbook.id)}#contradictions`}>
            clear them up first
          </a>
          .
        </Notice>
      )}
      {answered < requirements.length && (
        <Notice tone="warning" title={`${answered} of 110 requirements are answered`}>
          The others count as not met. An assessment looks at all of them before it is posted.
        </Notice>
      )}
      <div className="only-on-screen">
        <Section title="Dates and scope" id="fields">
          <DatesForm {...props} />
        </Section>
      </div>
      <Entries {...props} />
      <OpenList {...props} />
      {props.lastAnsweredAt && (
        <p>
          Last answer of the workbook: <InstantText at={props.lastAnsweredAt} />
        </p>
      )}
    </Page>
  );
}

/** The two entries that SPRS knows of the same results: neither counts as the other. */
function Entries({ cmmc, record, standing }: SprsPageProps) {
  const { title, text } = STANDING_WORDS[standing];
  return (
    <>
      <Section
        title="If a CMMC status is asked of you: Level 2 (Self)"
        lead={
          <>
            In SPRS under CMMC Assessments. Your Affirming Official then affirms it there: without
            that it does not count. <Citation>32 CFR 170.16(a)(1)(i); 32 CFR 170.22</Citation>
          </>
        }
      >
        {cmmc ? (
          <Lines lines={cmmc} />
        ) : (
          <Notice tone="warning" title={title}>
            {text}
          </Notice>
        )}
      </Section>
      <Section
        title="If a NIST SP 800-171 DoD Assessment is asked of you: Basic"
        lead={
          <>
            In SPRS under NIST SP 800-171 Assessments. It is no CMMC status.{" "}
            <Citation>DFARS 252.204-7020(d)</Citation>
          </>
        }
      >
        <Lines lines={record.lines} />
      </Section>
    </>
  );
}

function Lines({ lines }: { lines: readonly SprsLine[] }) {
  return (
    <DefinitionList
      items={lines.map(({ field, value, missing }) => ({
        term: field,
        value: value ?? <em>Still to be said. {missing}</em>,
      }))}
    />
  );
}

function DatesForm({ typed, open, lastResult }: SprsPageProps) {
  const [form, fields] = useForm<{ assessedOn: string; fullScoreOn: string; scope: string }>({
    id: "sprs",
    lastResult,
    defaultValue: {
      assessedOn: typed.assessedOn ?? "",
      fullScoreOn: typed.fullScoreOn ?? "",
      scope: typed.scope ?? "",
    },
  });
  return (
    <Form form={form} method="get">
      <TextField
        field={fields.assessedOn}
        label="Assessment date"
        hint="The day on which the last of the 110 requirements was looked at."
        type="date"
      />
      {open.length > 0 && (
        <TextField
          field={fields.fullScoreOn}
          label="Day on which 110 will be reached"
          hint="The last day in your plan of action."
          type="date"
        />
      )}
      <RadioGroup
        field={fields.scope}
        label="Assessing scope"
        options={SPRS_SCOPES.map((value) => ({ value, label: value }))}
        direction="row"
      />
      <Button look="secondary">Put into the record</Button>
    </Form>
  );
}

/** What the plan of action lists; it is not posted. */
function OpenList({ open, fixes }: SprsPageProps) {
  if (open.length === 0) return null;
  const points = new Map(fixes.map((fix) => [fix.id, fix.points]));
  return (
    <Section
      title="For your plan of action"
      lead="SPRS does not ask for this list. Every requirement on it needs an owner and a day in your plan of action."
    >
      <ul className="workbook-problems">
        {open.map(({ id, partial }) => (
          <li key={id}>
            <span className="identifier">{id}</span>{" "}
            {requirements.find((one) => one.id === id)?.title}
            {partial && ", met in part"}: {countWords(points.get(id) ?? 0, "point")}
          </li>
        ))}
      </ul>
    </Section>
  );
}
