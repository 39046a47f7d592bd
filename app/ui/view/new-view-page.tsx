import { type SubmissionResult, useForm } from "@conform-to/react";
import { VIEWED_LIST_WORDS, type ViewedList } from "#app/domain/view/lists.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { ViewFields } from "./view-fields.tsx";

type NewViewPageProps = {
  organizationId: string;
  organizationName: string;
  list: ViewedList;
  /** the state of the list to keep */
  query: string;
  lastResult?: SubmissionResult;
};

/** The state of a list, to keep under a name. */
export function NewViewPage(props: NewViewPageProps) {
  const { organizationId, organizationName, list, query, lastResult } = props;
  const href = paths.prime[list](organizationId);
  const [form, fields] = useForm<{ name: string; isShared: string }>({ id: "view", lastResult });
  return (
    <Page
      title="Save this view"
      breadcrumb={[{ label: VIEWED_LIST_WORDS[list], href: `${href}?${query}` }]}
      lead="What the list is searched for, narrowed to and sorted by, under a name. It opens with what fits on the day."
    >
      <Form form={form} hidden={{ list, query }}>
        <ViewFields fields={fields} organizationName={organizationName} />
        <ButtonRow>
          <Button>Save the view</Button>
          <a href={`${href}?${query}`}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
