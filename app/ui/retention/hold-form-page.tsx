import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type HoldFormPageProps = {
  organizationId: string;
  search: string;
  contracts: readonly { id: string; piid: string; title: string }[];
  suppliers: readonly { id: string; legalName: string; uei: string | null }[];
  /** whether more fit than are offered */
  isCut: boolean;
  lastResult?: SubmissionResult;
};

const EVERYTHING = {
  value: "everything",
  label: "Everything",
  description: "Nothing that any supplier gave you can be disposed of.",
};

/** What to put under legal hold, found by a search, and why. */
export function HoldFormPage(props: HoldFormPageProps) {
  const { organizationId, search, contracts, suppliers, isCut, lastResult } = props;
  const { prime } = paths;
  const [form, fields] = useForm<{ subject: string; reason: string }>({ id: "hold", lastResult });
  return (
    <Page
      title="Place a legal hold"
      lead="Until it is released, nothing it is about can be disposed of, whatever its age."
      breadcrumb={[
        { label: "Retention", href: prime.retention(organizationId) },
        { label: "Legal holds", href: prime.holds(organizationId) },
      ]}
    >
      <SearchBar
        label="Find the contract or the supplier"
        query={search}
        placeholder="Contract number, name, UEI or CAGE"
        clearHref={prime.newHold(organizationId)}
      />
      <Form form={form}>
        <RadioGroup
          field={fields.subject}
          label="What to hold"
          hint={isCut && "There are more than are listed: search above for the one you mean."}
          options={[
            EVERYTHING,
            ...contracts.map(({ id, piid, title }) => ({
              value: `contract ${id}`,
              label: `Contract ${formatPiid(piid)}`,
              description: `${title}: everything of the suppliers that have a subcontract under it.`,
            })),
            ...suppliers.map(({ id, legalName, uei }) => ({
              value: `supplier ${id}`,
              label: legalName,
              description: uei
                ? `Everything that this supplier gave. UEI ${uei}`
                : "Everything that this supplier gave.",
            })),
          ]}
        />
        <TextArea
          field={fields.reason}
          label="Why"
          hint="The claim, investigation or letter that asks for it. It enters the oversight log."
        />
        <ButtonRow>
          <Button>Place the hold</Button>
          <a href={prime.holds(organizationId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
