import { type SubmissionResult, useForm } from "@conform-to/react";
import { OwnFileFields } from "#app/ui/evidence/own-file-fields.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ModificationEffects, type ShownEffects } from "./modification-effects.tsx";
import {
  type ClauseOption,
  ModificationFields,
  type ModificationValues,
} from "./modification-fields.tsx";

type ModificationPageProps = {
  organizationId: string;
  heading: string;
  lead: string;
  breadcrumb: readonly Crumb[];
  cancelHref: string;
  values: ModificationValues;
  mayAdd: readonly ClauseOption[];
  mayRemove: readonly ClauseOption[];
  options: readonly { name: string }[];
  inForce: string | null;
  /** one that was typed wrong: it says why, and its document stays unless another one is given */
  isCorrection?: boolean;
  /** what was asked about and what it does; null before it was asked */
  checked: { sent: readonly [name: string, value: string][]; shown: ShownEffects } | null;
  /** what is wrong with what was asked about */
  queryResult?: SubmissionResult;
  /** what is wrong with what was to be recorded */
  lastResult?: SubmissionResult;
};

/** A modification is described, shown with what it does, and then recorded with its document. */
export function ModificationPage(props: ModificationPageProps) {
  const { heading, lead, breadcrumb, cancelHref, checked, isCorrection } = props;
  const [form, fields] = useForm<ModificationValues>({
    id: "modification",
    lastResult: props.queryResult,
    defaultValue: props.values,
  });
  return (
    <Page title={heading} breadcrumb={breadcrumb} lead={lead}>
      <Section title="What the document says">
        <Form form={form} method="get">
          <ModificationFields
            fields={fields}
            mayAdd={props.mayAdd}
            mayRemove={props.mayRemove}
            options={props.options}
            inForce={props.inForce}
          />
          {isCorrection && (
            <TextArea
              field={fields.correctionReason}
              label="What was wrong about it"
              hint="Read years later by people who were not there."
            />
          )}
          <ButtonRow>
            <Button look={checked ? "secondary" : "primary"}>Show what it does</Button>
            <a href={cancelHref}>Cancel</a>
          </ButtonRow>
        </Form>
      </Section>
      {checked && (
        <>
          <ModificationEffects organizationId={props.organizationId} shown={checked.shown} />
          <RecordSection {...props} sent={checked.sent} />
        </>
      )}
    </Page>
  );
}

function RecordSection({
  sent,
  cancelHref,
  isCorrection,
  lastResult,
}: Pick<ModificationPageProps, "cancelHref" | "isCorrection" | "lastResult"> & {
  sent: readonly [name: string, value: string][];
}) {
  const [form, fields] = useForm<{ file?: string; noCui?: string; notCuiReason?: string }>({
    id: "record",
    lastResult,
  });
  return (
    <Section title="Record it" id="record-it">
      <Form form={form} multipart>
        {sent.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <OwnFileFields
          fields={fields}
          label="The modification as a PDF"
          hint={
            isCorrection
              ? "Leave it out to keep the one that was recorded."
              : "Up to 20 MB. It is encrypted here, known by its SHA-256, and goes into the oversight record."
          }
        />
        <ButtonRow>
          <Button>{isCorrection ? "Record the correction" : "Record the modification"}</Button>
          <a href={cancelHref}>Cancel</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}
