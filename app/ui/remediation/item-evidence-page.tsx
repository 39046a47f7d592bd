import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { PlanItem } from "#app/domain/remediation/item.ts";
import type { ItemFile } from "#app/domain/remediation/item-file.ts";
import { paths } from "#app/paths.ts";
import { askedOf, FileFields, required, type StoppedFile } from "#app/ui/evidence/file-fields.tsx";
import { InspectionNotes } from "#app/ui/evidence/inspection-notes.tsx";
import { ValidUntil } from "#app/ui/evidence/valid-until.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";

type ItemEvidencePageProps = {
  organizationId: string;
  plan: { id: string; systemName: string };
  item: PlanItem;
  title: string;
  /** those that stand */
  standing: readonly ItemFile[];
  /** everything that was given or taken off, oldest first */
  files: readonly ItemFile[];
  /** the primes that see the files */
  readers: readonly string[];
  done: string | null;
  stopped?: StoppedFile;
  lastResult?: SubmissionResult;
};

/** The files that show that an item is closed: add one, put one in another's place, take one off. */
export function ItemEvidencePage(props: ItemEvidencePageProps) {
  const { organizationId, plan, item, title, standing, files, readers } = props;
  const { subcontractor } = paths;
  const itemHref = subcontractor.remediationItem(organizationId, plan.id, item.id);
  return (
    <Page
      title="Evidence of closing"
      kicker={`Item ${item.number} of the remediation plan`}
      breadcrumb={[
        { label: "Remediation", href: subcontractor.remediation(organizationId) },
        {
          label: plan.systemName,
          href: subcontractor.remediationPlan(organizationId, plan.id),
        },
        { label: title, href: itemHref },
      ]}
      lead={sayReaders(readers)}
    >
      {props.done && (
        <Notice tone="success" live>
          {props.done === "removed"
            ? "The file is taken off. That it stood here is kept below."
            : "The file is added."}{" "}
          <a href={itemHref}>Back to the item</a>
        </Notice>
      )}
      {item.status !== "done" && (
        <Notice title="The item is not done yet">
          Files can be added before it is. Once they show that it is closed, say so on the item
          itself.
        </Notice>
      )}
      <Notice tone="warning" title="Never send CUI here">
        A screenshot of a setting, a photograph of a notice or a ticket holds none. Your system
        security plan, network diagrams, drawings and exports of a configuration may: they do not
        belong here. Every file is looked into before it is kept.
      </Notice>
      <Section title={`Files so far (${standing.length})`} id="files">
        <StandingFiles {...props} />
      </Section>
      <Section title="Add a file" id="add" onScreenOnly>
        <AddFileForm {...props} />
      </Section>
      {files.length > standing.length && (
        <Section
          title="What stood here before"
          id="history"
          lead="Nothing is overwritten: a file that was replaced or taken off stays, with why."
        >
          <FormerFiles organizationId={organizationId} files={files} />
        </Section>
      )}
    </Page>
  );
}

function sayReaders(readers: readonly string[]): string {
  const seen = "Each file shows what was done, and of which day it tells.";
  if (readers.length === 0)
    return `${seen} No prime sees files of this plan while you show it how far the plan is, or nothing.`;
  return `${seen} Seen by ${readers.join(", ")}, because you show every item there.`;
}

function StandingFiles(props: ItemEvidencePageProps) {
  const { organizationId, standing, lastResult } = props;
  if (standing.length === 0)
    return <p>No file yet. One screenshot of the setting is often enough.</p>;
  return (
    <ul className="draft-files">
      {standing.map((one) => (
        <li key={one.id} className="draft-files__file">
          <div>
            <p>
              <a href={paths.subcontractor.evidence(organizationId, one.file.id)} download>
                {one.file.fileName}
              </a>
              , about <DateText on={one.aboutOn} />
              <ValidUntil file={one.file} />
            </p>
            <p>
              Added by {one.recordedByName}, <InstantText at={one.recordedAt} />
            </p>
            <InspectionNotes file={one.file} />
            <Disclosure summary="SHA-256 of the file">
              <Identifier>{one.file.sha256}</Identifier>
            </Disclosure>
          </div>
          <RemovalForm
            file={one}
            lastResult={lastResult?.initialValue?.remove === one.id ? lastResult : undefined}
          />
        </li>
      ))}
    </ul>
  );
}

function RemovalForm({ file, lastResult }: { file: ItemFile; lastResult?: SubmissionResult }) {
  const [form, fields] = useForm<{ why: string }>({ id: `remove-${file.id}`, lastResult });
  return (
    <Disclosure summary={`Take ${file.file.fileName} off`} open={lastResult !== undefined}>
      <Form form={form} multipart hidden={{ remove: file.id }}>
        <TextField
          field={fields.why}
          label="Why it is taken off"
          hint="It is kept below with this reason."
        />
        <ButtonRow>
          <Button look="secondary" ariaLabel={`Take ${file.file.fileName} off`}>
            Take off
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

type Fields = Record<
  | "aboutOn"
  | "replaces"
  | "why"
  | "file"
  | "validUntil"
  | "noCui"
  | "speaksOfCui"
  | "reason"
  | "isNoPlan",
  string
>;

function AddFileForm({ standing, lastResult, stopped }: ItemEvidencePageProps) {
  const isOfFile = lastResult?.initialValue?.remove === undefined;
  const result = isOfFile ? lastResult : undefined;
  const [form, fields] = useForm<Fields>({ id: "upload", lastResult: result });
  const asked = askedOf(stopped, result);
  return (
    // The browser asks for what is missing before it sends anything: the chosen file stays chosen.
    <Form form={form} multipart noValidate={false} hidden={asked}>
      <TextField
        field={required(fields.aboutOn)}
        label="Day that the file is about"
        hint="The day that it shows, not the day on which you upload it."
        type="date"
      />
      {standing.length > 0 && (
        <>
          <Select
            field={fields.replaces}
            label="Takes the place of"
            placeholder="None: it stands beside the others"
            options={standing.map(({ id, file, aboutOn }) => ({
              value: id,
              label: `${file.fileName}, about ${formatDate(aboutOn)}`,
            }))}
            optional
          />
          <TextField field={fields.why} label="Why it takes the place" optional />
        </>
      )}
      <FileFields
        fields={fields}
        asked={asked}
        hint="A PDF, PNG or JPEG of up to 20 MB. It is encrypted here, known by its SHA-256, and shown only to the primes that see every item of the plan."
        readBy="A prime that sees the file reads this beside it."
      />
      <TextField
        field={fields.validUntil}
        label="Valid until"
        type="date"
        hint="Only where the file itself names its last day, as a certificate of training does. It is shown beside the file."
        optional
      />
      <ButtonRow>
        <Button>Add the file</Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}

function FormerFiles({
  organizationId,
  files,
}: Pick<ItemEvidencePageProps, "organizationId" | "files">) {
  const formerOf = new Map(files.map((file) => [file.id, file]));
  const events = files.flatMap((one) => {
    const former = one.supersedesId === null ? undefined : formerOf.get(one.supersedesId);
    return former ? [{ one, former }] : [];
  });
  return (
    <Timeline
      label="Files that were replaced or taken off"
      events={events.reverse().map(({ one, former }) => ({
        id: one.id,
        when: <InstantText at={one.recordedAt} />,
        title: (
          <>
            <a href={paths.subcontractor.evidence(organizationId, former.file.id)} download>
              {former.file.fileName}
            </a>
            , about <DateText on={former.aboutOn} />,{" "}
            {one.isWithdrawn ? "was taken off" : `was replaced by ${one.file.fileName}`}:{" "}
            {one.reason}
          </>
        ),
        actor: one.recordedByName,
      }))}
    />
  );
}
