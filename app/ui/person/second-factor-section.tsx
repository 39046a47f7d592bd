import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { ShownColleague } from "./person-page.tsx";

export type ShownReset = {
  resetId: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: string;
  reason: string;
  expiresAt: string;
};

type SecondFactorSectionProps = {
  colleague: ShownColleague;
  reset: ShownReset | null;
  ownId: string;
  lastResult?: SubmissionResult;
};

/** The reset of a lost second factor: one administrator asks, a second one decides. */
export function SecondFactorSection(props: SecondFactorSectionProps) {
  const { colleague, reset, ownId, lastResult } = props;
  const [form, fields] = useForm<{ reason: string }>({ id: "ask-reset", lastResult });
  return (
    <Section
      title="Second factor"
      id="second-factor"
      lead="Somebody who lost the authenticator app signs in with a recovery code. Who lost both needs a reset, which two administrators make together."
    >
      <ErrorSummary form={form} />
      {reset ? (
        <WaitingReset colleague={colleague} reset={reset} ownId={ownId} />
      ) : (
        (whyNoReset(colleague, ownId) ?? (
          <Form id={form.id} hidden={{ intent: "ask-reset" }}>
            <TextField
              field={fields.reason}
              label="Why, and how you know that it is them who ask"
              hint="The second administrator reads it, and it stays in the log."
              autoComplete="off"
            />
            <ButtonRow>
              <Button look="secondary">Ask for a reset</Button>
            </ButtonRow>
          </Form>
        ))
      )}
    </Section>
  );
}

function whyNoReset({ personId, hasSecondFactor, worksElsewhere }: ShownColleague, ownId: string) {
  if (personId === ownId)
    return <p>You set up another authenticator app yourself, on the page of your account.</p>;
  if (!hasSecondFactor) return <p>They have not set up an authenticator app yet.</p>;
  if (worksElsewhere)
    return (
      <p>
        They use Flowdown for another organization too, and nobody here speaks for that one. Whoever
        runs this portal can reset their second factor.
      </p>
    );
  return null;
}

function WaitingReset(props: Omit<SecondFactorSectionProps, "reset"> & { reset: ShownReset }) {
  const { colleague, reset, ownId } = props;
  const mayDecide = reset.requestedBy !== ownId && colleague.personId !== ownId;
  return (
    <>
      <DefinitionList
        items={[
          {
            term: "Asked for by",
            value: (
              <>
                {reset.requestedByName}, <InstantText at={reset.requestedAt} />
              </>
            ),
          },
          { term: "Reason given", value: <span className="written">{reset.reason}</span> },
          { term: "Waits until", value: <InstantText at={reset.expiresAt} /> },
        ]}
      />
      {mayDecide ? (
        <>
          <Notice tone="warning">
            Call {colleague.name} at a number you know before you approve. Their authenticator app,
            recovery codes and password then open nothing any more, they are signed out everywhere,
            and a letter leads them to new ones.
          </Notice>
          <Form
            hidden={{ intent: "decide-reset", resetId: reset.resetId }}
            ariaLabel={`Decide on the reset for ${colleague.name}`}
          >
            <ButtonRow>
              <Button look="danger" name="outcome" value="approved">
                Approve the reset
              </Button>
              <Button look="secondary" name="outcome" value="refused">
                Refuse
              </Button>
            </ButtonRow>
          </Form>
        </>
      ) : (
        <Notice>Another administrator has to approve it.</Notice>
      )}
    </>
  );
}
