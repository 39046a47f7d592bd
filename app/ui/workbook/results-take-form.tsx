import { countWords } from "#app/domain/kernel/count-words.ts";
import { STATUS_WORDS } from "#app/domain/workbook/answer.ts";
import { RESULT_FIELDS } from "#app/domain/workbook/import/columns.ts";
import { writeShownVersion } from "#app/domain/workbook/import/form.ts";
import type { PlannedAnswer } from "#app/domain/workbook/import/plan.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Choice } from "#app/ui/kit/choice.tsx";
import { FieldError } from "#app/ui/kit/field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SideBySide } from "#app/ui/kit/layout.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { requirements } from "#catalogs/index.ts";
import { AnswerWords } from "./answer-words.tsx";
import type { ResultsPreviewPageProps } from "./results-preview-page.tsx";

/** What would change: new answers are chosen at first, those that replace one are not. */
export function TakeForm(props: ResultsPreviewPageProps) {
  const { plan, columns, isTicking, lastResult } = props;
  const fresh = plan.filter(({ standing }) => standing === null);
  const replacing = plan.filter(({ standing }) => standing !== null);
  const typed = lastResult?.initialValue ? [lastResult.initialValue.take ?? []].flat() : null;
  const isChosen = ({ requirement, standing }: PlannedAnswer) =>
    typed ? typed.includes(requirement) : standing === null;
  const hidden = {
    mapped: "yes",
    ...Object.fromEntries(RESULT_FIELDS.map((field) => [field, String(columns[field] ?? "")])),
    ...(isTicking && { tickMet: "on" }),
  };
  const errors = lastResult?.error ?? {};
  return (
    <Form form={{ id: "take", errors: errors[""] ?? [] }} hidden={hidden} className="workbook-form">
      {plan.map(({ requirement, version }) => (
        <input
          key={requirement}
          type="hidden"
          name="shown"
          value={writeShownVersion(requirement, version)}
        />
      ))}
      <FieldError field={{ id: "take-take", name: "take", errors: errors.take ?? undefined }} />
      {replacing.length > 0 && (
        <Section
          title={`Would replace an answer (${replacing.length})`}
          lead="These are answered already, and differently. Tick those that the file is right about."
          id="replacing"
        >
          {replacing.map((one) => (
            <Replacing key={one.requirement} planned={one} isChosen={isChosen(one)} />
          ))}
        </Section>
      )}
      {fresh.length > 0 && (
        <Section
          title={`New answers (${fresh.length})`}
          lead="Nothing was said of these yet. Take the tick away from what you do not want."
          id="new"
        >
          <div className="choices choices--column">
            {fresh.map((one) => (
              <TakeChoice key={one.requirement} planned={one} isChosen={isChosen(one)} />
            ))}
          </div>
        </Section>
      )}
      <div className="workbook-form__save">
        <Button>{`Take what is ticked (of ${countWords(plan.length, "answer")})`}</Button>
      </div>
    </Form>
  );
}

type PlannedProps = { planned: PlannedAnswer; isChosen: boolean };

function TakeChoice({ planned, isChosen }: PlannedProps) {
  const { requirement, row, answer, standing } = planned;
  const title = requirements.find(({ id }) => id === requirement)?.title;
  return (
    <Choice
      type="checkbox"
      id={`take-${requirement}`}
      name="take"
      checked={isChosen}
      option={{
        value: requirement,
        label: (
          <>
            <span className="identifier">{requirement}</span> {title}
          </>
        ),
        description: standing === null ? <Brief answer={answer} row={row} /> : `Row ${row}`,
      }}
    />
  );
}

function Replacing(props: PlannedProps) {
  const { answer, standing } = props.planned;
  return (
    <div className="take-score">
      <TakeChoice {...props} />
      <SideBySide>
        <div>
          <p>Stands now</p>
          {standing && <AnswerWords answer={standing} />}
        </div>
        <div>
          <p>With what the file says</p>
          <AnswerWords answer={answer} />
        </div>
      </SideBySide>
    </div>
  );
}

function Brief({ answer, row }: Pick<PlannedAnswer, "answer" | "row">) {
  const { status, objectives, ground, note, evidence } = answer;
  const said = [
    status ? STATUS_WORDS[status] : "No status",
    countWords(objectives.length, "objective"),
    ...[ground, evidence, note].filter(Boolean),
  ];
  return `Row ${row}: ${said.join("; ")}`;
}
