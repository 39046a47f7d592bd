import { type SubmissionResult, useForm } from "@conform-to/react";
import { ASSESSMENT_TYPES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import { SHOWN_HOW, SHOWN_HOW_NAMES } from "#app/domain/fact/showing.ts";
import type { TypedKind } from "#app/domain/showing/showing-form.ts";
import { CERTIFICATION_EDITIONS } from "#app/domain/submission/certification-form.ts";
import { paths } from "#app/paths.ts";
import { OwnFileFields } from "#app/ui/evidence/own-file-fields.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

const FIELDS = [
  "shownBy",
  "shownByTitle",
  "shownHow",
  "shownOn",
  "note",
  "type",
  "status",
  "statusDate",
  "score",
  "cmmcUid",
  "cages",
  "assessor",
  "affirmedOn",
  "officialName",
  "officialTitle",
  "edition",
  "body",
  "number",
  "scope",
  "coversCuiSystem",
  "issuedOn",
  "expiresOn",
  "file",
  "noCui",
  "notCuiReason",
  "correctionReason",
] as const;
type Name = (typeof FIELDS)[number];
type Fields = Record<Name, FieldLike>;

type ShowingPageProps = {
  organizationId: string;
  supplier: { id: string; legalName: string; isLinked: boolean };
  kind: TypedKind;
  /** what the form begins with: what was recorded, where that is corrected */
  values: Readonly<Record<string, string>>;
  isCorrection: boolean;
  lastResult?: SubmissionResult;
};

const HEADINGS: Record<TypedKind, string> = {
  assessment: "Record an assessment that a supplier showed",
  affirmation: "Correct the affirmation that was recorded",
  certification: "Record a certificate that a supplier showed",
};

/** The prime writes down what a supplier showed without signing in. */
export function ShowingPage(props: ShowingPageProps) {
  const { organizationId, supplier, kind, values, isCorrection, lastResult } = props;
  const [form, conform] = useForm<Record<Name, string>>({
    id: "showing",
    lastResult,
    defaultValue: values,
  });
  const fields = conform as unknown as Fields;
  const back = `${paths.prime.supplier(organizationId, supplier.id)}#recorded`;
  return (
    <Page
      kicker={supplier.legalName}
      title={isCorrection ? "Correct what was recorded" : HEADINGS[kind]}
      refused={{ formId: "showing", result: lastResult }}
      breadcrumb={[
        { label: "Suppliers", href: paths.prime.suppliers(organizationId) },
        { label: supplier.legalName, href: back },
      ]}
    >
      <Notice title="This is your record, and not a statement of the supplier">
        <p>
          It carries “Recorded by the prime”, from whom you have it, and no attestation, wherever it
          is shown and in the oversight record. A verdict does not rest on it, because only the
          supplier&apos;s own official can affirm (32 CFR 170.22). The supplier reads it once it
          signs in, and its own signed answer takes its place.
        </p>
      </Notice>
      {!isCorrection && kind === "assessment" && (
        <p>
          <a href={paths.prime.newShowing(organizationId, supplier.id, "certification")}>
            Record an ISO/IEC 27001 certificate instead
          </a>
        </p>
      )}
      <Form form={form} multipart={!isCorrection} hidden={{ kind }}>
        <Section title="From whom">
          <SourceFields fields={fields} />
        </Section>
        <Section title="What it says">
          {kind === "assessment" && <AssessmentFields fields={fields} />}
          {kind === "certification" && <CertificationFields fields={fields} />}
          {kind === "affirmation" && <AffirmationFields fields={fields} isAlone />}
          {kind === "assessment" && !isCorrection && (
            <AffirmationFields fields={fields} isAlone={false} />
          )}
        </Section>
        {isCorrection ? (
          <TextArea
            field={fields.correctionReason}
            label="What was wrong about it"
            hint="Read years later by people who were not there. What was recorded before stays to be read."
          />
        ) : (
          <Section title="What you were shown">
            <OwnFileFields
              fields={fields}
              label="A scan or photo of it"
              hint="PDF, PNG or JPEG, up to 20 MB. It is encrypted here, known by its SHA-256, and goes into the oversight record."
            />
          </Section>
        )}
        <ButtonRow>
          <Button>
            {isCorrection ? "Record the correction" : "Record it without attestation"}
          </Button>
          <a href={back}>Back without recording</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function SourceFields({ fields }: { fields: Fields }) {
  return (
    <>
      <TextField field={fields.shownBy} label="Who told or showed it" hint="Name of the person." />
      <TextField field={fields.shownByTitle} label="Their title" optional />
      <RadioGroup
        field={fields.shownHow}
        label="How it reached you"
        options={SHOWN_HOW.filter((how) => how !== "spreadsheet").map((how) => ({
          value: how,
          label: SHOWN_HOW_NAMES[how],
        }))}
      />
      <TextField field={fields.shownOn} label="On which day" type="date" />
      <TextArea
        field={fields.note}
        label="What you saw or heard"
        hint="In a sentence: “She read the SPRS page to me.” Auditors and the supplier read this."
      />
    </>
  );
}

function AssessmentFields({ fields }: { fields: Fields }) {
  return (
    <>
      <Select
        field={fields.type}
        label="Which assessment"
        placeholder="Choose an assessment"
        options={ASSESSMENT_TYPES.map((type) => ({ value: type, label: type }))}
      />
      <RadioGroup
        field={fields.status}
        label="Conditional or Final"
        hint="Not for Level 1, and not for a DoD Assessment."
        optional
        direction="row"
        options={STATUS_KINDS.map((status) => ({ value: status, label: status }))}
      />
      <TextField
        field={fields.statusDate}
        label="CMMC Status Date, or date of the DoD Assessment"
        type="date"
      />
      <TextField field={fields.score} label="Score" hint="As it was shown." width="s" optional />
      <TextField field={fields.cmmcUid} label="CMMC UID" mono width="m" optional />
      <TextField
        field={fields.cages}
        label="CAGE codes that it covers"
        hint="With commas between. Leave it empty if you do not know."
        mono
        optional
      />
      <TextField field={fields.assessor} label="Who assessed it" hint="The C3PAO." optional />
    </>
  );
}

function AffirmationFields({ fields, isAlone }: { fields: Fields; isAlone: boolean }) {
  return (
    <>
      <TextField
        field={fields.affirmedOn}
        label="Last affirmed in SPRS on"
        hint="Recorded as told. It does not stand for the affirmation."
        type="date"
        optional={!isAlone}
      />
      <TextField field={fields.officialName} label="Affirmed by" optional={!isAlone} />
      <TextField field={fields.officialTitle} label="Title of who affirmed" optional />
    </>
  );
}

function CertificationFields({ fields }: { fields: Fields }) {
  return (
    <>
      <RadioGroup
        field={fields.edition}
        label="Edition of ISO/IEC 27001"
        direction="row"
        options={CERTIFICATION_EDITIONS.map((edition) => ({ value: edition, label: edition }))}
      />
      <TextField field={fields.body} label="Certification body" />
      <TextField field={fields.number} label="Number of the certificate" mono width="m" />
      <TextArea field={fields.scope} label="Scope" hint="Word for word." />
      <RadioGroup
        field={fields.coversCuiSystem}
        label="Does the scope include the system that holds the information?"
        direction="row"
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
      <TextField field={fields.issuedOn} label="Issued on" type="date" />
      <TextField field={fields.expiresOn} label="Valid until" type="date" />
    </>
  );
}
