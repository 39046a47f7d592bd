import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type SeveralPageProps = {
  organizationId: string;
  /** the list from which they were chosen, with its filters */
  listHref: string;
  count: number;
  /** whether there are more than are changed at once */
  isCut: boolean;
  /** the first of them by name */
  names: readonly string[];
  /** the tags that any of them has */
  tags: readonly string[];
  people: readonly { id: string; name: string }[];
  /** the suppliers as they are shown */
  shown: string;
  lastResult?: SubmissionResult;
};

type Typed = { ownerId?: string; addTags?: string; removeTags?: string; reason?: string };

/** An owner and tags for several suppliers at once. */
export function SeveralPage(props: SeveralPageProps) {
  const { organizationId, listHref, count, isCut, names, tags, people, lastResult } = props;
  const [form, fields] = useForm<Typed>({ id: "several", lastResult });
  const others = count - names.length;
  return (
    <Page
      title={count > 0 ? `Change ${countWords(count, "supplier")}` : "Change several suppliers"}
      breadcrumb={[{ label: "Suppliers", href: paths.prime.suppliers(organizationId) }]}
      lead="Who of you looks after them, and the tags to find them by. What you leave empty stays as it is."
    >
      {count === 0 ? (
        <EmptyState
          title="No supplier is chosen"
          action={<ButtonLink href={listHref}>Back to the suppliers</ButtonLink>}
        >
          Choose some in the list, or all that fit its filters.
        </EmptyState>
      ) : (
        <>
          {isCut && (
            <Notice title={`The first ${count.toLocaleString("en-US")} by name`}>
              No more are changed at once. Narrow the list to reach the others.
            </Notice>
          )}
          <p>
            {names.join(", ")}
            {others > 0 && ` and ${others.toLocaleString("en-US")} more`}
          </p>
          <Form form={form} hidden={{ shown: props.shown }}>
            <Select
              field={fields.ownerId}
              label="Owner"
              optional
              placeholder="Leave each as it is"
              options={[
                { value: "nobody", label: "Nobody" },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              width="m"
            />
            <TextField
              field={fields.addTags}
              label="Tags to add"
              hint="With commas between: castings, critical."
              optional
            />
            <TextField
              field={fields.removeTags}
              label="Tags to take away"
              hint={tags.length > 0 ? `They have: ${sayTags(tags)}.` : "None of them has a tag."}
              optional
            />
            <TextArea
              field={fields.reason}
              label="Why"
              hint="It enters the oversight log of each supplier."
            />
            <ButtonRow>
              <Button>Change {countWords(count, "supplier")}</Button>
              <a href={listHref}>Cancel</a>
            </ButtonRow>
          </Form>
        </>
      )}
    </Page>
  );
}

const TAGS_NAMED = 15;

function sayTags(tags: readonly string[]): string {
  const named = tags.slice(0, TAGS_NAMED).join(", ");
  return tags.length > TAGS_NAMED ? `${named} and ${tags.length - TAGS_NAMED} more` : named;
}
