import type { SubmissionResult } from "@conform-to/react";
import type { AwardException } from "#app/domain/award/award.ts";
import type { OpenPoint } from "#app/domain/award/open-points.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { paths } from "#app/paths.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { ConditionSection } from "./condition-section.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { ExceptionCourse } from "./exception-course.tsx";
import { ReassignForm, WithdrawForm } from "./exception-forms.tsx";
import { ExceptionMark } from "./exception-mark.tsx";
import { ToReviewNotice } from "./to-review-notice.tsx";

export type ExceptionPageProps = {
  organizationId: string;
  exception: AwardException;
  /** what is open beside the verdict while it waits for its approver */
  openPoints: readonly OpenPoint[];
  /** of its first day, as the facts are known now */
  verdictNow: EligibilityVerdict;
  /** the facts say something else than when it was asked for */
  isVerdictChanged: boolean;
  /** whether the person looking is the named approver and nothing is decided yet */
  mayDecide: boolean;
  /** whether they may record an award by it */
  mayAward: boolean;
  mayWithdraw: boolean;
  mayReassign: boolean;
  /** whether they may say what became of a condition */
  mayFollow: boolean;
  /** who else could decide it */
  approvers: readonly { personId: string; name: string }[];
  /** what a decision is made on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** An exception with its reason, the verdict it goes against, and what became of it. */
export function ExceptionPage(props: ExceptionPageProps) {
  const { organizationId, exception, mayDecide } = props;
  const { subcontractNumber, supplierName, state } = exception;
  return (
    <Page
      kicker="Exception"
      title={`Award ${subcontractNumber} to ${supplierName}`}
      breadcrumb={[{ label: "Exceptions", href: paths.prime.exceptions(organizationId) }]}
    >
      <ExceptionFacts organizationId={organizationId} exception={exception} />
      <Section title="What the facts say" lead="The verdict when the exception was asked for.">
        <VerdictReasons verdict={exception.verdict} />
      </Section>
      {props.isVerdictChanged && (
        <Section
          title="What the facts say now"
          lead="The verdict of the same day, as the facts are known now. A decision is about this one."
        >
          <VerdictReasons verdict={props.verdictNow} />
        </Section>
      )}
      <ToReviewNotice
        organizationId={organizationId}
        supplierId={exception.supplierId}
        openPoints={props.openPoints}
      />
      <ExceptionCourse exception={exception} />
      <ConditionSection {...props} />
      {mayDecide && <DecisionForm {...props} />}
      {!mayDecide && state === "waiting" && (
        <Notice>Only {exception.approverName} can decide it.</Notice>
      )}
      {props.mayAward && <AwardNotice {...props} />}
      {(props.mayReassign || props.mayWithdraw) && (
        <div className="only-on-screen">
          <OtherWays {...props} />
        </div>
      )}
    </Page>
  );
}

/** What an approval is for, and until when. */
function AwardNotice({ organizationId, exception }: ExceptionPageProps) {
  const { subcontractId, subcontractNumber, awardUntil } = exception;
  return (
    <Notice
      title="The award can be recorded"
      action={
        <ButtonLink href={paths.prime.award(organizationId, subcontractId)}>
          Record the award of {subcontractNumber}
        </ButtonLink>
      }
    >
      This exception allows it until <DateText on={awardUntil} />.
    </Notice>
  );
}

/** Folded away from who is to decide, so that nobody withdraws what they mean to refuse. */
function OtherWays(props: ExceptionPageProps) {
  const { mayDecide, mayReassign, mayWithdraw, lastResult } = props;
  const forms = (
    <div className="stack stack--wide">
      {mayReassign && <ReassignForm {...props} />}
      {mayWithdraw && <WithdrawForm {...props} />}
    </div>
  );
  if (!mayDecide) return forms;
  const wasTried = (["reassign", "withdraw"] as const).some((intent) =>
    resultOf(lastResult, intent, "intent"),
  );
  return (
    <Disclosure
      summary={
        props.approvers.length > 0 ? "Give it to another approver, or withdraw it" : "Withdraw it"
      }
      open={wasTried}
    >
      {forms}
    </Disclosure>
  );
}

type ExceptionFactsProps = { organizationId: string; exception: AwardException };

function ExceptionFacts({ organizationId, exception }: ExceptionFactsProps) {
  const { prime } = paths;
  const { subcontractId, subcontractNumber, contractId, contractPiid } = exception;
  return (
    <DefinitionList
      items={[
        {
          term: "Subcontract",
          value: <a href={prime.subcontract(organizationId, subcontractId)}>{subcontractNumber}</a>,
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
        { term: "For an award", value: <ExceptionDays {...exception} /> },
        { term: "Must hold", value: sayRequiredOf(exception.verdict) },
        { term: "Approver", value: exception.approverName },
        { term: "Reason", value: <span className="written">{exception.reason}</span> },
        { term: "Where it stands", value: <ExceptionMark state={exception.state} /> },
      ]}
    />
  );
}

/** The days on which an exception allows an award. */
export function ExceptionDays({
  awardOn,
  awardUntil,
}: Pick<AwardException, "awardOn" | "awardUntil">) {
  if (awardOn === awardUntil)
    return (
      <>
        on <DateText on={awardOn} />
      </>
    );
  return (
    <>
      from <DateText on={awardOn} /> until <DateText on={awardUntil} />
    </>
  );
}
