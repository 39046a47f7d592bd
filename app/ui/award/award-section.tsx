import type { Award, AwardException } from "#app/domain/award/award.ts";
import { paths } from "#app/paths.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";
import { ExceptionMark } from "./exception-mark.tsx";

type AwardSectionProps = {
  organizationId: string;
  subcontractId: string;
  award: Award | null;
  exceptions: readonly AwardException[];
  /** whether the person may record an award or ask for an exception */
  mayWrite: boolean;
};

/** The award with the verdict of its day, and every exception that was asked for. */
export function AwardSection(props: AwardSectionProps) {
  const { organizationId, subcontractId, award, exceptions, mayWrite } = props;
  return (
    <Section
      title="Award"
      action={
        !award &&
        mayWrite && (
          <a href={paths.prime.award(organizationId, subcontractId)}>
            Record the award or ask for an exception
          </a>
        )
      }
    >
      {award ? <AwardFacts award={award} /> : <p>No award is recorded.</p>}
      {exceptions.length > 0 && (
        <ul className="plain-list">
          {exceptions.map((exception) => (
            <li key={exception.id}>
              <a href={paths.prime.exception(organizationId, exception.id)}>
                Exception asked for by {exception.requestedByName}
              </a>{" "}
              on <InstantText at={exception.requestedAt} />{" "}
              <ExceptionMark outcome={exception.decision?.outcome ?? null} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The recorded award; one by exception says so before anything else. */
export function AwardFacts({ award }: { award: Award }) {
  const { awardedOn, recordedAt, recordedByName, isSupported, verdict } = award;
  const state = verdict.verdict;
  return (
    <>
      {!isSupported && (
        <Notice tone="danger" title="Awarded by exception">
          The facts known on the day of the award did not support it. A named approver allowed it.
        </Notice>
      )}
      <p>
        Awarded on <DateText on={awardedOn} />, recorded by {recordedByName},{" "}
        <InstantText at={recordedAt} />. Verdict of that day: <StateMark state={state} />
      </p>
      <Disclosure summary="The reasons of that day">
        <VerdictReasons verdict={verdict} />
      </Disclosure>
    </>
  );
}
