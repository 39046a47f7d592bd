import type { ReactNode } from "react";
import type { OpenPoint } from "#app/domain/award/open-points.ts";
import type { NextStep } from "#app/domain/posture/next-step.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

type NextStepNoticeProps = {
  step: NextStep;
  organizationId: string;
  subcontractId: string;
  supplierId: string;
  supplierName: string;
  toReview: number;
  /** what would need a reason if the award were made today */
  openBeforeAward: readonly OpenPoint[];
  /** told where the award may be made today and not on that day */
  plannedAwardOn: string | null;
  mayWrite: boolean;
};

type Step = { title: string; text: ReactNode; action?: { label: string; href: string } };

/** The one thing to do next, with the button that does it. */
export function NextStepNotice(props: NextStepNoticeProps) {
  const { title, text, action } = STEPS[props.step](props);
  return (
    <Notice
      title={title}
      action={
        action && props.mayWrite && <ButtonLink href={action.href}>{action.label}</ButtonLink>
      }
    >
      {text}
    </Notice>
  );
}

const { prime } = paths;

const STEPS: Record<NextStep, (props: NextStepNoticeProps) => Step> = {
  "answer-information": ({ organizationId, subcontractId }) => ({
    title: "Say what information flows",
    text: "Two questions decide which CMMC status the supplier must hold and which clauses flow down.",
    action: { label: "Answer them", href: prime.information(organizationId, subcontractId) },
  }),
  "issue-flowdown": ({ organizationId, subcontractId, supplierName }) => ({
    title: "Issue the flowdown",
    text: `${supplierName} has not been told yet what this subcontract requires.`,
    action: {
      label: "Read it and issue it",
      href: prime.issueFlowdown(organizationId, subcontractId),
    },
  }),
  "issue-flowdown-again": ({ organizationId, subcontractId }) => ({
    title: "The flowdown no longer says what is required",
    text: "The contract or what flows to the supplier changed since it was issued.",
    action: { label: "Issue it again", href: prime.issueFlowdown(organizationId, subcontractId) },
  }),
  "invite-contact": ({ organizationId, supplierId, supplierName }) => ({
    title: "Invite the supplier's contact",
    text: `Nobody from ${supplierName} has joined yet. The invitation says what you ask for and by when.`,
    action: { label: "Invite a contact", href: prime.invite(organizationId, supplierId) },
  }),
  "review-facts": ({ organizationId, supplierId, toReview }) => ({
    title: toReview === 1 ? "1 fact waits for review" : `${toReview} facts wait for review`,
    text: "Only facts that you accepted count in the verdict.",
    action: {
      label: "Review them",
      href: `${prime.reviews(organizationId)}?supplier=${supplierId}`,
    },
  }),
  "wait-for-correction": ({ organizationId, supplierId, supplierName }) => ({
    title: `${supplierName} has not corrected what was returned`,
    text: "What was returned does not count. You can send a reminder from the supplier's page.",
    action: { label: "Open the supplier", href: prime.supplier(organizationId, supplierId) },
  }),
  "wait-for-answer": ({ organizationId, supplierId, supplierName }) => ({
    title: `${supplierName} has not answered yet`,
    text: "You can send a reminder from the supplier's page.",
    action: { label: "Open the supplier", href: prime.supplier(organizationId, supplierId) },
  }),
  "record-award": ({ organizationId, subcontractId, openBeforeAward, plannedAwardOn }) => ({
    title:
      openBeforeAward.length === 0
        ? "The award can be recorded"
        : "The award can be recorded with a reason for what is still open",
    text: (
      <>
        {openBeforeAward.length > 0 && (
          <ul>
            {openBeforeAward.flatMap(({ code, texts }) =>
              texts.map((text) => <li key={`${code} ${text}`}>{text}</li>),
            )}
          </ul>
        )}
        {plannedAwardOn && (
          <p>
            It may be awarded today, and not on the planned award day,{" "}
            <DateText on={plannedAwardOn} />: see below what changes by then.
          </p>
        )}
        <p>The record keeps the verdict of that day with it.</p>
      </>
    ),
    action: { label: "Record the award", href: prime.award(organizationId, subcontractId) },
  }),
  "wait-for-exception": ({ organizationId }) => ({
    title: "An exception waits for its approver",
    text: "No award can be recorded until it is decided.",
    action: { label: "See the exceptions", href: prime.exceptions(organizationId) },
  }),
  "resolve-ineligible": ({ organizationId, subcontractId }) => ({
    title: "No award may be made on the facts as they stand",
    text: "The reasons below say what is missing. An award all the same needs a second, named approver and a written reason, and stays marked for ever.",
    action: { label: "Ask for an exception", href: prime.award(organizationId, subcontractId) },
  }),
  nothing: () => ({
    title: "Closed",
    text: "Nothing is asked of the supplier any more. What was recorded stays, and a record can still be made of it.",
  }),
  watch: () => ({
    title: "Awarded",
    text: "Flowdown keeps watching: when something it rests on stops being current, it shows here and in the overview.",
  }),
};
