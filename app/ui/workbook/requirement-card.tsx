import type { SubmissionResult } from "@conform-to/react";
import { isProposal } from "#app/domain/iso27001/proposal.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { needsGround } from "#app/domain/workbook/answer.ts";
import { fieldOf } from "#app/domain/workbook/answer-form.ts";
import type { StandingAnswer } from "#app/domain/workbook/settle.ts";
import type { RequirementView } from "#app/domain/workbook/view.ts";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { fieldsOf, typedOf } from "./answer-field.ts";
import { ConflictNotice } from "./conflict-notice.tsx";

type RequirementCardProps = {
  requirement: RequirementView;
  lastResult?: SubmissionResult;
  /** what somebody else said meanwhile; null where nobody did */
  conflict: StandingAnswer | null;
  /** where the earlier answers are; null where the reader does not get to see them */
  historyHref: string | null;
  /** Level 1 has no points */
  hasPoints?: boolean;
  level?: 2 | 3;
};

/** One requirement in plain words, with its objectives to tick, its status and what shows it. */
export function RequirementCard(props: RequirementCardProps) {
  const { requirement, lastResult, conflict, historyHref, hasPoints = true, level = 2 } = props;
  const { id, title, asks, objectives, statuses, answer } = requirement;
  const field = fieldsOf(id, answer, lastResult);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={`r-${id}`} className="requirement-card" aria-labelledby={`r-${id}-title`}>
      <header className="requirement-card__head">
        <Heading id={`r-${id}-title`}>
          <span className="identifier">{id}</span> {title}
        </Heading>
        <p className="requirement-card__tags">
          {hasPoints && <Worth requirement={requirement} />}
          <StandingTag requirement={requirement} hasPoints={hasPoints} />
          {isProposal(answer) && (
            <Tag look="strong">Proposed from ISO/IEC 27001: needs its own evidence</Tag>
          )}
        </p>
      </header>
      <p className="requirement-card__asks">{asks}</p>
      {requirement.problem && <p className="requirement-card__problem">{requirement.problem}</p>}
      {conflict && <ConflictNotice standing={conflict} field={field("keep")} />}
      <input
        type="hidden"
        name={`${fieldOf(id)}.version`}
        value={versionOf(requirement, lastResult, conflict)}
      />
      <CheckboxGroup
        field={field("objectives")}
        label={
          objectives.length === 1
            ? "Tick it if it is true"
            : `Tick what is true: all ${objectives.length} make it met`
        }
        options={objectives.map(({ letter, text }) => ({
          value: letter,
          label: (
            <>
              <span className="identifier">[{letter}]</span> {text}
            </>
          ),
        }))}
      />
      <RadioGroup
        field={field("status")}
        label="Status"
        direction="row"
        options={[...statuses, { value: "", label: "Not chosen" }]}
      />
      <Details requirement={requirement} field={field} historyHref={historyHref} />
    </section>
  );
}

/** The version that an answer is saved over: the one that the person had before them. */
function versionOf(
  { id, version }: RequirementView,
  lastResult: SubmissionResult | undefined,
  conflict: StandingAnswer | null,
): string {
  if (conflict) return String(conflict.version);
  const typed = typedOf(lastResult, id)?.version;
  return typeof typed === "string" ? typed : String(version);
}

function Worth({ requirement }: { requirement: RequirementView }) {
  const { points, partialPoints, poam } = requirement;
  const worth = points === 0 ? "Without it there is no score" : countWords(points, "point");
  const part = partialPoints === null ? "" : `, ${partialPoints} if met in part`;
  return (
    <>
      <Tag>{`${worth}${part}`}</Tag>
      {poam === "never" && <Tag look="quiet">May not stay open</Tag>}
      {poam === "when-partial" && <Tag look="quiet">May stay open only if met in part</Tag>}
    </>
  );
}

function StandingTag({
  requirement,
  hasPoints,
}: {
  requirement: RequirementView;
  hasPoints: boolean;
}) {
  const { isAnswered, pointsLost, points, problem, isMet } = requirement;
  if (!isAnswered) return <Tag look="quiet">Not answered</Tag>;
  if (isMet) return <Tag look="accent">Counts as met</Tag>;
  const lost = hasPoints && points > 0 ? `: ${pointsLost} lost` : "";
  return <Tag look="strong">{`${problem ? "Counts as not met" : "Open"}${lost}`}</Tag>;
}

type DetailsProps = {
  requirement: RequirementView;
  field: ReturnType<typeof fieldsOf>;
  historyHref: string | null;
};

function Details({ requirement, field, historyHref }: DetailsProps) {
  const { answer, evidenceHint, version, answeredBy, answeredAt } = requirement;
  const fields = ["ground", "evidence", "evidenceOn", "note"] as const;
  const isFilled = fields.some((name) => field(name).initialValue || field(name).errors);
  const isOther = needsGround(answer.status);
  return (
    <>
      <Disclosure open={isFilled || isOther} summary="Evidence, reason and note">
        <div className="fields">
          <TextField field={field("evidence")} label="What shows it" hint={evidenceHint} optional />
          <TextField
            field={field("evidenceOn")}
            label="Which day the evidence is about"
            type="date"
            optional
          />
          <TextArea
            field={field("ground")}
            label="Reason, where the status is not just met or not met"
            hint={GROUND_HINT}
            rows={2}
            optional
          />
          <TextArea field={field("note")} label="Note to yourselves" rows={2} optional />
        </div>
      </Disclosure>
      {answeredAt && (
        <p className="requirement-card__by">
          {answeredBy}, <InstantText at={answeredAt} />
          {version > 1 && historyHref && (
            <>
              {" "}
              · <a href={historyHref}>{countWords(version - 1, "earlier answer")}</a>
            </>
          )}
        </p>
      )}
    </>
  );
}

const GROUND_HINT = (
  <ul>
    <li>Does not apply: why, as your plan says it.</li>
    <li>Enduring exception: where your plan describes it, with what you do instead.</li>
    <li>
      Temporary deficiency: the operational plan of action, and when its last review showed
      progress.
    </li>
    <li>Decided by the DoD CIO: the date of the decision and where it stands in your plan.</li>
  </ul>
);
