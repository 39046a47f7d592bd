import type { Award, AwardException } from "#app/domain/award/award.ts";
import { AwardFacts } from "#app/ui/award/award-section.tsx";
import { ExceptionMark } from "#app/ui/award/exception-mark.tsx";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type AuditAwardSectionProps = { award: Award | null; exceptions: readonly AwardException[] };

/** The award, and every exception with its reason, who decided it and why. */
export function AuditAwardSection({ award, exceptions }: AuditAwardSectionProps) {
  return (
    <Section title="Award and exceptions" id="award">
      {award ? <AwardFacts award={award} /> : <p>No award is recorded.</p>}
      {exceptions.map((exception) => (
        <Exception key={exception.id} exception={exception} />
      ))}
    </Section>
  );
}

function Exception({ exception }: { exception: AwardException }) {
  const { requestedByName, requestedAt, approverName, awardOn, reason, decision } = exception;
  return (
    <Disclosure
      open
      summary={
        <span>
          Exception asked for by {requestedByName}, <InstantText at={requestedAt} />{" "}
          <ExceptionMark outcome={decision?.outcome ?? null} />
        </span>
      }
    >
      <p>
        For an award on <DateText on={awardOn} />, to be decided by {approverName}.
      </p>
      <blockquote>{reason}</blockquote>
      {decision && (
        <>
          <p>
            {decision.outcome === "approved" ? "Approved" : "Refused"} by {decision.decidedByName},{" "}
            <InstantText at={decision.decidedAt} />.
          </p>
          <blockquote>{decision.reason}</blockquote>
        </>
      )}
      <VerdictReasons verdict={exception.verdict} />
    </Disclosure>
  );
}
