import { type SubmissionResult, useForm } from "@conform-to/react";
import type { AwardException } from "#app/domain/award/award.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ExceptionMark } from "./exception-mark.tsx";

type ExceptionPageProps = {
  organizationId: string;
  exception: AwardException;
  /** whether the person looking is the named approver and nothing is decided yet */
  mayDecide: boolean;
  lastResult?: SubmissionResult;
};

/** An exception with its reason, the verdict it goes against, and its decision. */
export function ExceptionPage(props: ExceptionPageProps) {
  const { organizationId, exception, mayDecide } = props;
  const { prime } = paths;
  const { subcontractId, subcontractNumber, supplierName, contractId, contractPiid } = exception;
  return (
    <Page
      kicker="Exception"
      title={`Award ${subcontractNumber} to ${supplierName}`}
      breadcrumb={[{ label: "Exceptions", href: prime.exceptions(organizationId) }]}
    >
      <DefinitionList
        items={[
          {
            term: "Subcontract",
            value: (
              <a href={prime.subcontract(organizationId, subcontractId)}>{subcontractNumber}</a>
            ),
          },
          {
            term: "Contract",
            value: (
              <a href={prime.contract(organizationId, contractId)}>{formatPiid(contractPiid)}</a>
            ),
          },
          {
            term: "Asked for by",
            value: (
              <>
                {exception.requestedByName}, <InstantText at={exception.requestedAt} />
              </>
            ),
          },
          { term: "Intended award", value: <DateText on={exception.awardOn} /> },
          { term: "Approver", value: exception.approverName },
          { term: "Reason", value: <span className="written">{exception.reason}</span> },
          {
            term: "Outcome",
            value: <ExceptionMark outcome={exception.decision?.outcome ?? null} />,
          },
        ]}
      />
      <Section title="What the facts say" lead="The verdict when the exception was asked for.">
        <VerdictReasons verdict={exception.verdict} />
      </Section>
      {exception.decision && (
        <Section title="The decision">
          <p>
            {exception.decision.outcome === "approved" ? "Approved" : "Refused"} by{" "}
            {exception.decision.decidedByName}, <InstantText at={exception.decision.decidedAt} />
          </p>
          <p className="written">{exception.decision.reason}</p>
        </Section>
      )}
      {mayDecide && <DecisionSection {...props} />}
      {!mayDecide && !exception.decision && (
        <Notice>Only {exception.approverName} can decide it.</Notice>
      )}
    </Page>
  );
}

function DecisionSection({ organizationId, lastResult }: ExceptionPageProps) {
  const [form, fields] = useForm<{ outcome: string; reason: string }>({
    id: "decision",
    lastResult,
  });
  return (
    <Section title="Decide" lead="Your name, the time and your reason stay in the record for ever.">
      <Form form={form}>
        <RadioGroup
          field={fields.outcome}
          label="Your decision"
          options={[
            {
              value: "approved",
              label: "Approve",
              description:
                "The award may be recorded; it is marked as made against the facts known that day.",
            },
            { value: "refused", label: "Refuse", description: "No award can be recorded." },
          ]}
        />
        <TextArea field={fields.reason} label="Reason" rows={5} />
        <ButtonRow>
          <Button>Record the decision</Button>
          <a href={paths.prime.exceptions(organizationId)}>Not now</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}
