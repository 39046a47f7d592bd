import { OPEN_QUESTIONS } from "#app/domain/questionnaire/unanswered.ts";
import { isHeld } from "#app/domain/submission/assessment-form.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { CmmcFields } from "./cmmc-fields.tsx";
import { DodFields } from "./dod-fields.tsx";
import { ModuleFields } from "./module-fields.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { SectionForm, type SectionFormProps, useSectionForm } from "./section-form.tsx";

/** The fields of both assessments, by name. */
export type AssessmentFields = {
  cmmcStatus: string;
  cmmcStatusDate: string;
  cmmcUid: string;
  cmmcUidAnswer: string;
  cmmcScore: string;
  cmmcAssessor: string;
  cmmcOpen: string[];
  cmmcCloseOutOn: string;
  cmmcChangedOn: string;
  cmmcRevokedOn: string;
  dodDate: string;
  dodScore: string;
  dodFullScoreOn: string;
  dodOpen: string[];
  dodChangedOn: string;
  moduleCertificate: string;
  moduleEdition: string;
};

type AssessmentDetailsProps = SectionFormProps & {
  /** where the kinds are changed */
  kindHref: string;
  /** whether the draft holds this section: then the marks are counted */
  isSaved: boolean;
};

/** What the chosen assessments say. */
export function AssessmentDetails(props: AssessmentDetailsProps) {
  const { values, kindHref, isSaved } = props;
  const [form, fields] = useSectionForm<AssessmentFields>("assessment", props);
  const cmmcType = String(values.cmmcType ?? "none");
  const dodType = String(values.dodType ?? "none");
  return (
    <>
      {isSaved && <ScorePanel values={values} />}
      <SectionForm
        form={form}
        hidden={{ cmmcType, dodType }}
        buttons={
          isScored(cmmcType, dodType) && (
            <Button name="intent" value="score" look="secondary">
              Save and count the score
            </Button>
          )
        }
      >
        <Section
          title={!isHeld(cmmcType) ? "No CMMC status" : `CMMC ${cmmcType}`}
          action={<a href={kindHref}>Change</a>}
        >
          {!isHeld(cmmcType) ? (
            <NotHeld question="cmmcStatus" answer={cmmcType}>
              You said that you have no CMMC status yet.
            </NotHeld>
          ) : (
            <CmmcFields type={cmmcType} fields={fields} />
          )}
        </Section>
        <Section
          title={!isHeld(dodType) ? "No DoD Assessment" : `${dodType} DoD Assessment`}
          action={<a href={kindHref}>Change</a>}
        >
          {!isHeld(dodType) ? (
            <NotHeld question="dodAssessment" answer={dodType}>
              You said that you have no NIST SP 800-171 DoD Assessment.
            </NotHeld>
          ) : (
            <DodFields fields={fields} />
          )}
        </Section>
        {isScored(cmmcType, dodType) && (
          <Section title="Encryption of CUI">
            <ModuleFields fields={fields} />
          </Section>
        )}
      </SectionForm>
    </>
  );
}

type NotHeldProps = {
  question: "cmmcStatus" | "dodAssessment";
  answer: string;
  children: string;
};

/** That there is none, or what to do where nobody knows. */
function NotHeld({ question, answer, children }: NotHeldProps) {
  if (answer !== "unknown") return <p>{children}</p>;
  const { says, next } = OPEN_QUESTIONS[question].unknown;
  return (
    <p>
      {says}. <strong>Next:</strong> {next}
    </p>
  );
}

/** Level 1 has no score, and asks for no encryption. */
function isScored(cmmcType: string, dodType: string): boolean {
  return isHeld(dodType) || (isHeld(cmmcType) && cmmcType !== "Level 1 (Self)");
}
