import type { Award, AwardException } from "#app/domain/award/award.ts";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { AnnulledAward, AwardFacts } from "./award-facts.tsx";
import { ExceptionMark } from "./exception-mark.tsx";

type AwardSectionProps = {
  organizationId: string;
  subcontractId: string;
  award: Award | null;
  /** recorded in error, oldest first */
  annulledAwards: readonly Award[];
  exceptions: readonly AwardException[];
  /** whether the person may record an award or ask for an exception */
  mayWrite: boolean;
  /** whether the person may say that the award was recorded in error */
  mayAnnul: boolean;
};

/** The award with its verdicts, those recorded in error, and every exception that was asked for. */
export function AwardSection(props: AwardSectionProps) {
  const { organizationId, subcontractId, award, annulledAwards, exceptions } = props;
  return (
    <Section title="Award" id="award" action={<NextAction {...props} />}>
      {award ? <AwardFacts award={award} /> : <p>No award is recorded.</p>}
      {annulledAwards.map((annulled) => (
        <AnnulledAward key={annulled.id} award={annulled} />
      ))}
      {exceptions.length > 0 && (
        <ul className="plain-list">
          {exceptions.map((exception) => (
            <li key={exception.id}>
              <a href={paths.prime.exception(organizationId, exception.id)}>
                Exception asked for by {exception.requestedByName}
              </a>{" "}
              on <InstantText at={exception.requestedAt} />{" "}
              <ExceptionMark state={exception.state} />
            </li>
          ))}
        </ul>
      )}
      {award && props.mayAnnul && (
        <p>
          <a href={paths.prime.annulAward(organizationId, subcontractId)}>
            It was recorded in error
          </a>
        </p>
      )}
    </Section>
  );
}

function NextAction({ organizationId, subcontractId, award, mayWrite }: AwardSectionProps) {
  if (award || !mayWrite) return null;
  return (
    <a href={paths.prime.award(organizationId, subcontractId)}>
      Record the award or ask for an exception
    </a>
  );
}
