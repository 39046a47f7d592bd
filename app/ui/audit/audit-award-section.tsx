import type { Award, AwardException } from "#app/domain/award/award.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { AnnulledAward, AwardFacts } from "#app/ui/award/award-facts.tsx";
import { ConditionText } from "#app/ui/award/condition-section.tsx";
import { ExceptionCourse } from "#app/ui/award/exception-course.tsx";
import { ExceptionMark } from "#app/ui/award/exception-mark.tsx";
import { ExceptionDays } from "#app/ui/award/exception-page.tsx";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type AuditAwardSectionProps = {
  award: Award | null;
  /** recorded in error, oldest first */
  annulledAwards: readonly Award[];
  exceptions: readonly AwardException[];
};

/** The award, and every exception with its reason, who decided it and why. */
export function AuditAwardSection(props: AuditAwardSectionProps) {
  const { award, annulledAwards, exceptions } = props;
  return (
    <Section title="Award and exceptions" id="award">
      {award ? <AwardFacts award={award} /> : <p>No award is recorded.</p>}
      {annulledAwards.map((annulled) => (
        <AnnulledAward key={annulled.id} award={annulled} />
      ))}
      {exceptions.map((exception) => (
        <Exception key={exception.id} exception={exception} />
      ))}
    </Section>
  );
}

function Exception({ exception }: { exception: AwardException }) {
  const { requestedByName, requestedAt, approverName, reason, state, conditions } = exception;
  return (
    <Disclosure
      open
      summary={
        <span>
          Exception asked for by {requestedByName}, <InstantText at={requestedAt} />{" "}
          <ExceptionMark state={state} />
        </span>
      }
    >
      <p>
        For an award <ExceptionDays {...exception} />, to be decided by {fullStop(approverName)}
      </p>
      <blockquote>{reason}</blockquote>
      <VerdictReasons verdict={exception.verdict} />
      <ExceptionCourse exception={exception} />
      {conditions.map((condition) => (
        <ConditionText key={condition.id} condition={condition} />
      ))}
    </Disclosure>
  );
}
