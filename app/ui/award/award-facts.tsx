import type { Award } from "#app/domain/award/award.ts";
import { OPEN_POINT_QUESTIONS } from "#app/domain/award/open-point-words.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

/** The recorded award; one by exception or recorded late says so before anything else. */
export function AwardFacts({ award }: { award: Award }) {
  const { awardedOn, recordedAt, recordedByName, isSupported, verdict, recordedVerdict } = award;
  const isOtherVerdict = recordedVerdict && recordedVerdict.verdict !== verdict.verdict;
  return (
    <>
      {!isSupported && (
        <Notice tone="danger" title="Awarded by exception">
          The facts known on the day of the award did not support it. A named approver allowed it.
        </Notice>
      )}
      <p>
        Awarded on <DateText on={awardedOn} />, recorded by {recordedByName},{" "}
        <InstantText at={recordedAt} />
        {award.isRecordedLate && (
          <>
            {" "}
            <Tag look="accent">Recorded late</Tag>
          </>
        )}
        . Verdict of that day: <StateMark state={verdict.verdict} />
      </p>
      <Disclosure summary="The reasons of that day">
        <VerdictReasons verdict={verdict} />
      </Disclosure>
      {isOtherVerdict && (
        <>
          <p>
            Verdict of <DateText on={award.recordedOn} />, the day of recording:{" "}
            <StateMark state={recordedVerdict.verdict} />
          </p>
          <Disclosure summary="The reasons of the day of recording">
            <VerdictReasons verdict={recordedVerdict} />
          </Disclosure>
        </>
      )}
      <OpenPoints award={award} />
    </>
  );
}

function OpenPoints({ award: { openPoints } }: { award: Award }) {
  if (openPoints.length === 0) return null;
  return (
    <Disclosure summary="What was open, and why it was awarded all the same" open>
      <dl>
        {openPoints.map(({ code, texts, reason }) => (
          <div key={code}>
            <dt>{texts.join(" ")}</dt>
            <dd className="written">
              {OPEN_POINT_QUESTIONS[code]} {reason}
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}

/** An award that was recorded in error: it stays to be seen, with who said so and why. */
export function AnnulledAward({ award }: { award: Award }) {
  const { annulment, awardedOn } = award;
  if (!annulment) return null;
  return (
    <>
      <Notice tone="warning" title="An award was recorded in error">
        The award of <DateText on={awardedOn} /> was annulled by {annulment.annulledByName},{" "}
        <InstantText at={annulment.annulledAt} />.<p className="written">{annulment.reason}</p>
      </Notice>
      <Disclosure summary="The annulled award">
        <AwardFacts award={award} />
      </Disclosure>
    </>
  );
}
