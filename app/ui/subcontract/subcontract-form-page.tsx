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
import { type SubcontractChoices, SubcontractFields } from "./subcontract-fields.tsx";

type SubcontractFormPageProps = SubcontractChoices & {
  organizationId: string;
  contractId: string;
  breadcrumb: readonly Crumb[];
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
        <NewSubcontract {...props} />
      )}
    </Page>
  );
}

function NewSubcontract(props: SubcontractFormPageProps) {
  const { organizationId, contractId, suppliers, lastResult } = props;
  const [form, fields] = useForm<z.input<typeof SubcontractForm>>({
    id: "subcontract",
    lastResult,
    constraint: getZodConstraint(SubcontractForm),
    defaultValue: { supplierId: suppliers.length === 1 ? suppliers[0]?.id : undefined },
  });
  return (
    <Form form={form}>
      <SubcontractFields fields={fields} choices={props} />
      <ButtonRow>
        <Button>Add and say what flows down</Button>
        <a href={paths.prime.contract(organizationId, contractId)}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}
