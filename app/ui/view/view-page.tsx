import { type SubmissionResult, useForm } from "@conform-to/react";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { VIEWED_LIST_WORDS, type ViewedList } from "#app/domain/view/lists.ts";
import { viewQuery } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { ViewFields } from "./view-fields.tsx";

type ViewPageProps = {
  organizationId: string;
  organizationName: string;
  view: {
    id: string;
    list: ViewedList;
    name: string;
    query: string;
    isShared: boolean;
    madeBy: { name: string };
    isDefault: boolean;
  };
  mayChange: boolean;
  lastResult?: SubmissionResult;
};

/** A saved view: its name, who sees it, and the way to be rid of it. */
export function ViewPage(props: ViewPageProps) {
  const { organizationId, organizationName, view, mayChange, lastResult } = props;
  const href = paths.prime[view.list](organizationId);
  const [form, fields] = useForm<{ name: string; isShared: string }>({
    id: "view",
    lastResult,
    defaultValue: { name: view.name, isShared: view.isShared ? "on" : undefined },
  });
  return (
    <Page
      title={view.name}
      kicker="Saved view"
      breadcrumb={[{ label: VIEWED_LIST_WORDS[view.list], href: href + viewQuery(view) }]}
      lead={`Made by ${fullStop(view.madeBy.name)} ${view.isShared ? `Everybody at ${organizationName} sees it.` : "Nobody else sees it."}`}
    >
      <OpensWith view={view} />
      {mayChange ? (
        <>
          <Form form={form} hidden={{ intent: "rename" }}>
            <ViewFields fields={fields} organizationName={organizationName} />
            <ButtonRow>
              <Button>Save</Button>
              <a href={href + viewQuery(view)}>Cancel</a>
            </ButtonRow>
          </Form>
          <Section
            title="Delete the view"
            lead={
              view.isShared
                ? "Nobody sees it any more. The list and what is in it stay as they are."
                : "The list and what is in it stay as they are."
            }
          >
            <Form id="delete" hidden={{ intent: "delete" }}>
              <ButtonRow>
                <Button look="danger">Delete the view</Button>
              </ButtonRow>
            </Form>
          </Section>
        </>
      ) : (
        <p>Only {view.madeBy.name} and who manages your people rename or delete it.</p>
      )}
    </Page>
  );
}

/** Whether the list opens with it for the reader alone, and the way to say otherwise. */
function OpensWith({ view: { list, isDefault } }: Pick<ViewPageProps, "view">) {
  const name = VIEWED_LIST_WORDS[list];
  return (
    <Section
      title="What the list opens with"
      lead={
        isDefault
          ? `${name} open with this view for you. “All” above the list still shows all of it.`
          : `${name} can open with this view, for you alone. “All” above the list still shows all of it.`
      }
    >
      <Form id="opens-with" hidden={{ intent: isDefault ? "open-plain" : "open-with" }}>
        <ButtonRow>
          <Button look="secondary">
            {isDefault ? "Open the list without it" : "Open the list with this view"}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
