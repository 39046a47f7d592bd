import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type HandOverPageProps = {
  organizationId: string;
  owners: readonly { id: string; name: string; suppliers: number; isHere: boolean }[];
  people: readonly { id: string; name: string }[];
  lastResult?: SubmissionResult;
};

/** All suppliers of one person become another's at once. */
export function HandOverPage({ organizationId, owners, people, lastResult }: HandOverPageProps) {
  const list = paths.prime.suppliers(organizationId);
  const [form, fields] = useForm<{ fromId?: string; toId?: string; reason?: string }>({
    id: "hand-over",
    lastResult,
    defaultValue: { fromId: owners.length === 1 ? owners[0]?.id : undefined },
  });
  return (
    <Page
      title="Hand over suppliers"
      breadcrumb={[{ label: "Suppliers", href: list }]}
      lead="Everything that one person owns becomes another's at once: when somebody leaves, or the work is shared out anew."
    >
      <p>
        Only for a while?{" "}
        <a href={paths.prime.deputies(organizationId)}>Name a deputy from a day until a day</a>: the
        suppliers stay whose they are.
      </p>
      {owners.length === 0 ? (
        <EmptyState title="No supplier has an owner yet">
          Choose who owns a supplier on its page, with “Correct”.
        </EmptyState>
      ) : (
        <Form form={form}>
          <Select
            field={fields.fromId}
            label="Whose suppliers"
            placeholder="Choose a person"
            options={owners.map(({ id, name, suppliers, isHere }) => ({
              value: id,
              label: `${name}${isHere ? "" : ", works here no more"} (${countWords(suppliers, "supplier")})`,
            }))}
          />
          <Select
            field={fields.toId}
            label="Who takes them over"
            placeholder="Choose a person"
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextArea
            field={fields.reason}
            label="Why"
            hint="It enters the oversight log of each supplier."
          />
          <ButtonRow>
            <Button>Hand them over</Button>
            <a href={list}>Cancel</a>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
