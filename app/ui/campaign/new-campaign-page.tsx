import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import {
  CampaignKindFields,
  CampaignLetterFields,
  CampaignNameField,
} from "./campaign-word-fields.tsx";

type NewCampaignPageProps = {
  organizationId: string;
  of: "suppliers" | "subcontracts";
  /** how many were chosen; 0 where nothing was */
  chosen: number;
  questionnaires: readonly { value: string; label: string }[];
  dueOn: string;
  /** campaigns that did not go out yet, each with the page that adds those chosen */
  open: readonly { id: string; name: string; href: string }[];
  lastResult?: SubmissionResult;
};

type Fields = {
  name: string;
  kind: string;
  questionnaire: string;
  dueOn: string;
  message: string;
};

/** What a campaign asks, and by when: whom it reaches is shown before anything goes out. */
export function NewCampaignPage(props: NewCampaignPageProps) {
  const { organizationId, of, chosen, lastResult } = props;
  const { prime } = paths;
  const list = of === "suppliers" ? prime.suppliers : prime.subcontracts;
  return (
    <Page
      title="Start a campaign"
      breadcrumb={[{ label: "Campaigns", href: prime.campaigns(organizationId) }]}
      lead={
        chosen > 0 &&
        `${countWords(chosen, of === "suppliers" ? "supplier is" : "subcontract is", `${of} are`)} chosen. Next you see who is asked, who is left out and why, and one of the letters. Nothing goes out before you say so.`
      }
      refused={{ formId: "new-campaign", result: lastResult }}
    >
      {chosen === 0 ? (
        <EmptyState
          title="Choose whom to ask"
          action={<ButtonLink href={list(organizationId)}>{`Go to the ${of}`}</ButtonLink>}
        >
          Select some in the list, or take all that fit its filters, and start the campaign from
          there.
        </EmptyState>
      ) : (
        <>
          <NewCampaignForm {...props} />
          {props.open.length > 0 && (
            <Section title="Or add them to one that did not go out yet">
              <ul className="plain-list">
                {props.open.map(({ id, name, href }) => (
                  <li key={id}>
                    <a href={href}>{name}</a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

function NewCampaignForm({
  questionnaires,
  dueOn,
  lastResult,
  of,
  organizationId,
}: NewCampaignPageProps) {
  const [form, fields] = useForm<Fields>({
    id: "new-campaign",
    lastResult,
    defaultValue: { dueOn, kind: of === "suppliers" ? "answer" : "flowdown" },
  });
  const { prime } = paths;
  return (
    <Form form={form}>
      <CampaignNameField field={fields.name} />
      <CampaignKindFields fields={fields} questionnaires={questionnaires} />
      <CampaignLetterFields fields={fields} />
      <ButtonRow>
        <Button>See who is asked</Button>
        <a href={(of === "suppliers" ? prime.suppliers : prime.subcontracts)(organizationId)}>
          Cancel
        </a>
      </ButtonRow>
    </Form>
  );
}
