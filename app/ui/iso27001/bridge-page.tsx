import { type SubmissionResult, useForm } from "@conform-to/react";
import {
  type BridgeRow,
  CONTROL_THEMES,
  COVERAGES,
  type ControlTheme,
  type Coverage,
  controlsOf,
  type IsoBridge,
} from "#app/domain/iso27001/bridge.ts";
import { CONTROL_WORDS } from "#app/domain/iso27001/control-words.ts";
import type { CertificateStanding } from "#app/domain/iso27001/gap.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { RequirementLink } from "#app/ui/sprs/requirement-link.tsx";
import { YES_NO } from "#app/ui/submission/section-form.tsx";
import { BridgePicture, COVERAGE_WORDS } from "./bridge-picture.tsx";

type ShownCertificate = {
  edition: string;
  body: string;
  number: string;
  scope: string;
  coversCuiSystem: boolean;
  issuedOn: string;
  expiresOn: string;
};

type BridgePageProps = {
  organizationId: string;
  workbook: { id: string; systemName: string };
  /** as it was stated to a prime; null where none was */
  certificate: ShownCertificate | null;
  statement: {
    coversCuiSystem: boolean;
    accreditation: string;
    expiresOn: string | null;
    controls: string[];
    savedAt: string;
    savedByName: string;
  } | null;
  /** null until the statement is ticked */
  bridge: IsoBridge | null;
  /** how many requirements would get a note */
  proposals: number;
  lastResult?: SubmissionResult;
};

const STANDINGS: Record<Exclude<CertificateStanding, "counts">, string> = {
  "scope-excludes-cui-system":
    "The certified scope leaves out the system that holds CUI, so the certificate gives a start on none of the 110 requirements.",
  expired: "The certificate has expired, so it gives a start on none of the 110 requirements.",
  "edition-ended":
    "Certificates of the 2013 edition ended on 31 October 2025, so this one gives a start on none of the 110 requirements.",
};

/** From an ISO/IEC 27001 certificate to the 110 requirements: where it gives a start, and what is left to do. */
export function BridgePage(props: BridgePageProps) {
  const { organizationId, workbook, bridge } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title="From ISO/IEC 27001 to the 110"
      kicker={workbook.systemName}
      refused={{ formId: "applicability", result: props.lastResult }}
      lead="A certificate proves a management system. It takes the place of no CMMC status and no score, but shows where you have a start."
      breadcrumb={[
        { label: "Workbooks", href: subcontractor.workbooks(organizationId) },
        {
          label: workbook.systemName,
          href: subcontractor.workbook(organizationId, workbook.id),
        },
      ]}
    >
      {bridge && <Result {...props} bridge={bridge} />}
      <Statement {...props} />
    </Page>
  );
}

function Result(props: BridgePageProps & { bridge: IsoBridge }) {
  const { bridge, organizationId, workbook } = props;
  const { totals, standing } = bridge;
  return (
    <>
      {standing !== "counts" && <Notice tone="warning">{STANDINGS[standing]}</Notice>}
      <Section
        title="Where it gives you a start"
        id="picture"
        lead={
          <>
            Of the 110 requirements it gives a start on {totals.covered.count}, part of a start on{" "}
            {totals.partly.count}, and none on {totals.left.count}. A start is not met: each still
            needs evidence of its own, and its points stay at stake until your workbook says that it
            is met. A Final Level 2 needs all 110 met.{" "}
            <Citation>NIST SP 800-171 R2 Appendix D; 32 CFR 170.16(a)(1)</Citation>
          </>
        }
      >
        <Stack>
          <DefinitionList
            items={COVERAGES.map((coverage) => ({
              term: COVERAGE_WORDS[coverage].title,
              value: `${countWords(totals[coverage].count, "requirement")}, ${countWords(totals[coverage].pointsAtStake, "point")} at stake`,
            }))}
          />
          <BridgePicture families={bridge.families} />
        </Stack>
      </Section>
      <Section title="Requirement by requirement" id="requirements">
        {COVERAGES.map((coverage) => (
          <Disclosure
            key={coverage}
            summary={`${COVERAGE_WORDS[coverage].title}: ${countWords(totals[coverage].count, "requirement")}`}
          >
            <Rows
              coverage={coverage}
              rows={bridge.rows.filter((row) => row.coverage === coverage)}
              where={{ organizationId, workbookId: workbook.id }}
            />
          </Disclosure>
        ))}
      </Section>
      <Section
        title="What certified companies still have to do"
        id="gaps"
        lead={`${countWords(bridge.gapAreas.length, "area")} that no certificate covers, whatever its scope.`}
      >
        <dl className="iso-gaps">
          {bridge.gapAreas.map((area) => (
            <div key={area.id}>
              <dt>{area.title}</dt>
              <dd>
                {area.gap} <strong>What to do:</strong> {area.toDo}{" "}
                <Citation>{area.source.paragraph}</Citation>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Proposals {...props} />
    </>
  );
}

type Where = { organizationId: string; workbookId: string };

function Rows(props: { coverage: Coverage; rows: readonly BridgeRow[]; where: Where }) {
  const { coverage, rows, where } = props;
  return (
    <DataTable
      caption={`Requirements: ${COVERAGE_WORDS[coverage].title.toLowerCase()}`}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p>None.</p>}
      columns={[
        {
          id: "requirement",
          header: "Requirement",
          rowHeader: true,
          cell: ({ id, title }) => (
            <>
              <RequirementLink {...where} id={id} /> {title}
            </>
          ),
        },
        { id: "controls", header: "Controls in your statement", cell: namesOf(true) },
        { id: "missing", header: "Related, not in it", cell: namesOf(false) },
        {
          id: "points",
          header: "Points at stake",
          cell: ({ pointsAtStake }) => pointsAtStake,
        },
      ]}
    />
  );
}

function namesOf(isIncluded: boolean) {
  return ({ controls }: BridgeRow) =>
    controls
      .filter((control) => control.isIncluded === isIncluded)
      .map(({ id }) => id)
      .join(", ") || "None";
}

function Proposals({ proposals, organizationId, workbook }: BridgePageProps) {
  return (
    <Section title="Into your workbook" id="proposals">
      {proposals === 0 ? (
        <p>Every requirement that it gives a start on is in your workbook already.</p>
      ) : (
        <>
          <p>
            {countWords(proposals, "requirement")} of which you have said nothing yet would get a
            note with the controls that relate to it, marked as proposed. Nothing is ticked and no
            point is won by it: you tick what is true and name its own evidence.
          </p>
          <Form
            ariaLabel="Take the proposals over"
            action={paths.subcontractor.isoProposals(organizationId, workbook.id)}
          >
            <Button look="secondary">Take the proposals over</Button>
          </Form>
        </>
      )}
    </Section>
  );
}

type Fields = {
  coversCuiSystem: string;
  accreditation: string;
  expiresOn: string;
} & Record<`controls${ControlTheme}`, string[]>;

function Statement({ certificate, statement, lastResult }: BridgePageProps) {
  const ticked = (theme: ControlTheme) =>
    (statement?.controls ?? []).filter((id) => id.startsWith(`A.${theme}.`));
  const covers = statement?.coversCuiSystem ?? certificate?.coversCuiSystem;
  const [form, fields] = useForm<Fields>({
    id: "applicability",
    lastResult,
    defaultValue: {
      coversCuiSystem: covers === undefined ? "" : covers ? "yes" : "no",
      accreditation: statement?.accreditation ?? "",
      expiresOn: statement?.expiresOn ?? certificate?.expiresOn ?? "",
      controls5: ticked("5"),
      controls6: ticked("6"),
      controls7: ticked("7"),
      controls8: ticked("8"),
    },
  });
  return (
    <Section
      title="Your certificate and Statement of Applicability"
      id="statement"
      lead={
        statement ? (
          <>
            Saved by {statement.savedByName}, <InstantText at={statement.savedAt} />.
          </>
        ) : (
          "Tick each control of the 2022 edition that your statement names as applied and in place."
        )
      }
    >
      <Stack>
        <Certificate certificate={certificate} />
        <Form form={form}>
          <RadioGroup
            field={fields.coversCuiSystem}
            label={QUESTION_LABELS.coversCuiSystem}
            options={YES_NO}
            direction="row"
          />
          <TextField
            field={fields.expiresOn}
            label={QUESTION_LABELS.certificateExpiresOn}
            type="date"
            optional
          />
          <TextField
            field={fields.accreditation}
            label="Who accredited the certification body"
            hint="The mark beside the body’s own on the certificate, such as ANAB or UKAS. Without one, ask whether the certificate is worth anything."
            optional
          />
          {CONTROL_THEMES.map(({ id, title }) => {
            const controls = controlsOf(id);
            return (
              <Disclosure
                key={id}
                open={statement === null}
                summary={`${title}: ${ticked(id).length} of ${controls.length} ticked`}
              >
                <CheckboxGroup
                  field={fields[`controls${id}`]}
                  label={title}
                  options={controls.map((control) => ({
                    value: control,
                    label: (
                      <>
                        <span className="identifier">{control}</span> {CONTROL_WORDS[control]}
                      </>
                    ),
                  }))}
                />
              </Disclosure>
            );
          })}
          <Button>Save and see what it covers</Button>
        </Form>
      </Stack>
    </Section>
  );
}

function Certificate({ certificate }: Pick<BridgePageProps, "certificate">) {
  if (!certificate)
    return (
      <p>
        You have told no prime of a certificate yet. Where a request asks, you do so in the section
        ISO/IEC 27001 certificate.
      </p>
    );
  const { edition, body, number, scope, issuedOn, expiresOn } = certificate;
  return (
    <DefinitionList
      items={[
        { term: "Certificate", value: `ISO/IEC 27001:${edition}, ${number}` },
        { term: QUESTION_LABELS.certificateBody, value: body },
        { term: QUESTION_LABELS.certificateScope, value: scope },
        {
          term: "Valid",
          value: (
            <>
              <DateText on={issuedOn} /> to <DateText on={expiresOn} />
            </>
          ),
        },
      ]}
    />
  );
}
