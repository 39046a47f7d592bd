import type { AwardException } from "#app/domain/award/award.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";

/** Everything that was said to an exception, by whom, when and why. */
export function ExceptionCourse({ exception }: { exception: AwardException }) {
  const { decision, withdrawal, reassignments } = exception;
  return (
    <>
      {reassignments.length > 0 && (
        <Section title="Given to another approver">
          {reassignments.map((one) => (
            <div key={one.reassignedAt}>
              <p>
                To {one.approverName}, by {one.reassignedByName},{" "}
                <InstantText at={one.reassignedAt} />
              </p>
              <p className="written">{one.reason}</p>
            </div>
          ))}
        </Section>
      )}
      {decision && (
        <Section title="The decision">
          <p>
            {decision.outcome === "approved" ? "Approved" : "Refused"} by {decision.decidedByName},{" "}
            <InstantText at={decision.decidedAt} />
          </p>
          <p className="written">{decision.reason}</p>
          <Disclosure summary="The reasons that were decided about">
            <VerdictReasons verdict={decision.verdict} />
          </Disclosure>
        </Section>
      )}
      {withdrawal && (
        <Section title="Withdrawn">
          <p>
            By {withdrawal.withdrawnByName}, <InstantText at={withdrawal.withdrawnAt} />
          </p>
          <p className="written">{withdrawal.reason}</p>
        </Section>
      )}
    </>
  );
}
