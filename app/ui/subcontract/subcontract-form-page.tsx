import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { SubcontractForm } from "#app/domain/subcontract/subcontract-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type SubcontractFormPageProps = {
  organizationId: string;
  contractId: string;
  breadcrumb: readonly Crumb[];
  suppliers: readonly { id: string; name: string; uei: string | null }[];
  /** whether more suppliers fit than are offered */
  isCut: boolean;
  parents: readonly { id: string; number: string; supplierName: string }[];
  search: string;
  lastResult?: SubmissionResult;
};

/** A subcontract to record under a contract. */
export function SubcontractFormPage(props: SubcontractFormPageProps) {
  const { organizationId, contractId, breadcrumb, suppliers, isCut, search } = props;
  const here = paths.prime.newSubcontract(organizationId, contractId);
  return (
    <Page
      title="Add a subcontract"
      breadcrumb={breadcrumb}
      lead="The agreement or purchase order, before or after it is awarded. What flows down comes next."
    >
      {(isCut || search) && (
        <SearchBar
          label="Find the supplier"
          query={search}
          placeholder="Name, UEI or CAGE"
          clearHref={here}
        />
      )}
      {suppliers.length === 0 ? (
        <EmptyState
          title={search ? "No supplier fits" : "There is no supplier yet"}
          action={
            <ButtonLink href={paths.prime.newSupplier(organizationId)}>Add a supplier</ButtonLink>
          }
        >
          A subcontract is placed with a supplier, so add the supplier first.
        </EmptyState>
      ) : (
        <SubcontractFields {...props} />
      )}
    </Page>
  );
}

function SubcontractFields(props: SubcontractFormPageProps) {
  const { organizationId, contractId, suppliers, isCut, parents, lastResult } = props;
  const [form, fields] = useForm<z.input<typeof SubcontractForm>>({
    id: "subcontract",
    lastResult,
    constraint: getZodConstraint(SubcontractForm),
    defaultValue: { supplierId: suppliers.length === 1 ? suppliers[0]?.id : undefined },
  });
  return (
    <Form form={form}>
      <Select
        field={fields.supplierId}
        label="Supplier"
        hint={isCut && "There are more than are listed: search above to find the one you mean."}
        placeholder="Choose a supplier"
        options={suppliers.map(({ id, name, uei }) => ({
          value: id,
          label: uei ? `${name} (${uei})` : name,
        }))}
      />
      <TextField
        field={fields.number}
        label="Number"
        hint="Of the subcontract or purchase order, as your purchasing system writes it."
        mono
        width="m"
      />
      <TextField field={fields.title} label="What is bought" />
      <TextField field={fields.plannedAwardOn} label="Planned award" type="date" />
      {parents.length > 0 && (
        <Select
          field={fields.parentId}
          label="Lower tier of"
          hint="When this supplier works for one of your subcontractors rather than for you."
          placeholder="First tier: it works for you"
          optional
          options={parents.map(({ id, number, supplierName }) => ({
            value: id,
            label: `${number} ${supplierName}`,
          }))}
        />
      )}
      <ButtonRow>
        <Button>Add and say what flows down</Button>
        <a href={paths.prime.contract(organizationId, contractId)}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}
