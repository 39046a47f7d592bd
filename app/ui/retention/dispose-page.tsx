import { type SubmissionResult, useForm } from "@conform-to/react";
import type { KeptFile } from "#app/domain/retention/kept-file.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Prose } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { fileColumns } from "./file-columns.tsx";

type DisposePageProps = {
  organizationId: string;
  files: readonly KeptFile[];
  lastResult?: SubmissionResult;
};

/** What is about to be disposed of, and what that means: confirmed here or not at all. */
export function DisposePage(props: DisposePageProps) {
  const { organizationId, files } = props;
  const chosen = files.filter((file) => file.verdict.may);
  const others = files.filter((file) => !file.verdict.may);
  const { prime } = paths;
  return (
    <Page
      title="Dispose of evidence"
      lead={chosen.length > 0 && "Read what this means, then confirm it below."}
      breadcrumb={[{ label: "Retention", href: prime.retention(organizationId) }]}
    >
      {others.length > 0 && (
        <Notice tone="warning" title="Left out, because they may not be disposed of">
          <ul>
            {others.map(({ evidenceId, fileName, verdict }) => (
              <li key={evidenceId}>
                {fileName}: {verdict.why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {chosen.length === 0 ? (
        <EmptyState
          title="No file is chosen that may be disposed of"
          action={
            <ButtonLink href={prime.retention(organizationId)} look="secondary">
              Choose files
            </ButtonLink>
          }
        >
          Choose the files in the list of those that were kept long enough.
        </EmptyState>
      ) : (
        <Confirmation {...props} files={chosen} />
      )}
    </Page>
  );
}

function Confirmation({ organizationId, files, lastResult }: DisposePageProps) {
  const [form, fields] = useForm<{ understood: string }>({ id: "dispose", lastResult });
  const count = files.length === 1 ? "this file" : `these ${files.length} files`;
  const records = new Set(files.flatMap((file) => file.records.map((record) => record.number)));
  return (
    <>
      <DataTable
        caption="Files to dispose of"
        captionHidden
        columns={fileColumns(organizationId).filter(({ id }) => id !== "hold")}
        rows={files}
        rowKey={(file) => file.evidenceId}
      />
      <Section title="What it means">
        <Prose>
          <ul>
            <li>Nobody of your organization, and no auditor, can open {count} any more.</li>
            <li>
              {records.size === 0
                ? "No oversight record holds them, so none loses anything."
                : `The ZIP of ${[...records].join(", ")} cannot be downloaded any more. The PDF and the JSON stay.`}
            </li>
            <li>The names, the SHA-256 and everything the oversight log says stay for ever.</li>
            <li>Your supplier keeps its own copy as long as it has to.</li>
          </ul>
        </Prose>
      </Section>
      <Form form={form}>
        {files.map(({ evidenceId }) => (
          <input key={evidenceId} type="hidden" name="file" value={evidenceId} />
        ))}
        <CheckboxField field={fields.understood} label="I understand that this cannot be undone." />
        <ButtonRow>
          <Button look="danger">Dispose of {count}</Button>
          <a href={paths.prime.retention(organizationId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </>
  );
}
