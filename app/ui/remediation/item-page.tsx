import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { type PlanItem, titleOf } from "#app/domain/remediation/item.ts";
import { MOST_MILESTONES } from "#app/domain/remediation/item-form.ts";
import type { ShownFile } from "#app/domain/remediation/shown-plan.ts";
import {
  ITEM_STATUS_WORDS,
  ITEM_STATUSES,
  SOURCE_WORDS,
} from "#app/domain/remediation/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { RequirementLink } from "#app/ui/sprs/requirement-link.tsx";
import { ClosingReviews, type ShownClosing } from "./closing-notes.tsx";
import { sayPoints } from "./item-columns.tsx";
import { ItemVersions } from "./item-versions.tsx";
import { ShownFiles } from "./shown-files.tsx";

type MilestoneValues = { text?: string; on?: string };

export type ItemValues = {
  weakness?: string;
  action?: string;
  ownerId?: string;
  resources?: string;
  milestones?: MilestoneValues[];
  dueOn?: string;
  status?: string;
  doneOn?: string;
  evidence?: string;
};

export type ItemPageProps = {
  organizationId: string;
  plan: { id: string; workbookId: string; systemName: string };
  /** every version, the one that stands first */
  versions: readonly PlanItem[];
  /** why it may not stand on the POA&M of a Conditional status; null when it may, or is about none */
  blocker: { text: string; citation: string } | null;
  colleagues: readonly { personId: string; name: string }[];
  /** the files that show that it is closed */
  files: readonly ShownFile[];
  /** what each prime said last of its closing */
  closings: readonly ShownClosing[];
  /** all that any prime said of it, the newest first */
  closingReviews: readonly Omit<ShownClosing, "state">[];
  values: ItemValues;
  lastResult?: SubmissionResult;
};

/** One item of a plan: who does what by when, and what shows that it is closed. */
export function ItemPage(props: ItemPageProps) {
  const { organizationId, plan, versions, blocker, files, values, lastResult } = props;
  const [form, fields] = useForm<ItemValues>({ id: "item", lastResult, defaultValue: values });
  const { subcontractor } = paths;
  const planHref = subcontractor.remediationPlan(organizationId, plan.id);
  const [item] = versions;
  if (!item) return null;
  return (
    <Page
      title={titleOf(item)}
      kicker={`Item ${item.number} of the remediation plan`}
      breadcrumb={[
        { label: "Remediation", href: subcontractor.remediation(organizationId) },
        { label: plan.systemName, href: planHref },
      ]}
    >
      <TitleBlock
        label={`Item ${item.number}`}
        cells={[
          { label: "Where it came from", value: SOURCE_WORDS[item.source], wide: true },
          {
            label: "Requirement",
            value: item.requirement ? (
              <RequirementLink
                organizationId={organizationId}
                workbookId={plan.workbookId}
                id={item.requirement}
              />
            ) : (
              "None"
            ),
            wide: true,
          },
          { label: "Points that come back", value: sayPoints(item) },
          { label: "State", value: ITEM_STATUS_WORDS[item.status] },
        ]}
      />
      {blocker && (
        <Notice tone="warning" title="It may not stay open under a Conditional status">
          <p>
            {blocker.text} <Citation brief>{blocker.citation}</Citation> Fix it before the
            assessment.
          </p>
        </Notice>
      )}
      {props.closings
        .filter(({ state }) => state === "returned")
        .map(({ id, by, note }) => (
          <Notice key={id} tone="warning" title="A prime returned the closing of this item">
            <p>
              {by}: {note}
            </p>
            <p>Show what is missing, or open the item again. The plan stays yours.</p>
          </Notice>
        ))}
      <Form form={form}>
        <TextArea field={fields.weakness} label="What is missing" rows={2} />
        <TextArea
          field={fields.action}
          label="What is done about it"
          hint="Such as: buy and set up a firewall between the office and the shop network."
          rows={3}
          optional
        />
        <Select
          field={fields.ownerId}
          label="Who sees to it"
          placeholder={item.ownerId === null && item.ownerName ? item.ownerName : "Nobody yet"}
          options={ownerOptions(props, item)}
          optional
        />
        <TextField
          field={fields.resources}
          label="What it takes"
          hint="People, money, outside help. No prime sees this."
          optional
        />
        <TextField field={fields.dueOn} label="Due" type="date" optional />
        <MilestoneRows field={fields.milestones} />
        <RadioGroup
          field={fields.status}
          label="State"
          options={ITEM_STATUSES.map((value) => ({
            value,
            label: ITEM_STATUS_WORDS[value],
            description: STATUS_HINTS[value],
          }))}
        />
        <TextArea
          field={fields.evidence}
          label="What shows that it is closed, or why it is taken off"
          hint="Name the setting or the ticket, or what a file below shows. No CUI in here."
          rows={2}
          optional
        />
        <TextField
          field={fields.doneOn}
          label="Day that the evidence is about"
          hint="For an item that is done."
          type="date"
          optional
        />
        <ButtonRow>
          <Button>Save the item</Button>
          <a href={planHref}>Cancel</a>
        </ButtonRow>
      </Form>
      <Section
        title={`Evidence of closing (${files.length})`}
        id="evidence"
        lead="Files that show that it is closed, each with the day that it is about."
      >
        <ShownFiles
          files={files}
          hrefOf={(evidenceId) => subcontractor.evidence(organizationId, evidenceId)}
        />
        <p>
          <a href={subcontractor.itemEvidence(organizationId, plan.id, item.id)}>
            {files.length > 0 ? "Add, replace or take off a file" : "Add a file"}
          </a>
        </p>
      </Section>
      {props.closingReviews.length > 0 && (
        <Section title="What primes said of its closing" id="closing">
          <ClosingReviews reviews={props.closingReviews} />
        </Section>
      )}
      <Section
        title="What was said before"
        id="history"
        lead="Every version stays as it was written."
      >
        <ItemVersions versions={versions} />
        <p>
          This version: {item.recordedByName}, <InstantText at={item.recordedAt} />.
        </p>
      </Section>
    </Page>
  );
}

const STATUS_HINTS: Record<PlanItem["status"], string> = {
  open: "It is still to be done.",
  done: "There is evidence of it. That moves no score and closes nothing out by itself.",
  dropped: "It is no gap any more, or it was never one. Say why below.",
};

/** Whoever left keeps what they had, until it is given to somebody else. */
function ownerOptions({ colleagues }: ItemPageProps, { ownerId, ownerName }: PlanItem) {
  const here = colleagues.map(({ personId, name }) => ({ value: personId, label: name }));
  if (ownerId === null || here.some(({ value }) => value === ownerId)) return here;
  return [...here, { value: ownerId, label: `${ownerName} (left)` }];
}

/** Empty rows offered after those that are filled: there is no script that could add one. */
const EMPTY_ROWS = 2;

function MilestoneRows({ field }: { field: FieldMetadata<MilestoneValues[] | undefined> }) {
  const filled = field.getFieldList().map((row) => row.getFieldset());
  const count = Math.min(MOST_MILESTONES, filled.length + EMPTY_ROWS);
  return (
    <div className="option-rows">
      {Array.from({ length: count }, (_, index) => index).map((index) => {
        const row = filled[index];
        return (
          <fieldset key={index} className="option-rows__row">
            <legend className="visually-hidden">Milestone {index + 1}</legend>
            <TextField
              field={row?.text ?? emptyField(field, index, "text")}
              label="Milestone"
              optional
            />
            <TextField
              field={row?.on ?? emptyField(field, index, "on")}
              label="By"
              type="date"
              optional
            />
          </fieldset>
        );
      })}
    </div>
  );
}

function emptyField({ id, name }: FieldLike, index: number, part: string): FieldLike {
  return { id: `${id}-${index}-${part}`, name: `${name}[${index}].${part}` };
}
