import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import type { ShownUpper } from "./lower-tier-page.tsx";

export type ChooseLowerTiersPageProps = {
  organizationId: string;
  upper: ShownUpper;
  subcontracts: readonly {
    id: string;
    number: string;
    title: string;
    supplierName: string;
    contractPiid: string;
    isClosed: boolean;
  }[];
  chosen: string[];
  /** how many times it was chosen before */
  seen: number;
  /** whether the reader works on the side where subcontracts are recorded */
  mayRecord: boolean;
  lastResult?: SubmissionResult;
};

/** Which of its own subcontracts are lower tiers of one towards a prime. */
export function ChooseLowerTiersPage(props: ChooseLowerTiersPageProps) {
  const { organizationId, upper, subcontracts, chosen, seen, lastResult } = props;
  const { subcontractor } = paths;
  const [form, fields] = useForm<{ lowerIds: string[] }>({
    id: "choose",
    lastResult,
    defaultValue: { lowerIds: chosen },
  });
  const back = subcontractor.lowerTier(organizationId, upper.subcontractId);
  return (
    <Page
      kicker={`${upper.number} of ${upper.primeName}`}
      title="Choose the lower tiers"
      breadcrumb={[
        { label: "Your subcontractors", href: subcontractor.lowerTiers(organizationId) },
        { label: upper.number, href: back },
      ]}
      lead={`Tick what you placed to do the work of ${upper.number}. What hangs under one of them comes with it. You can correct it at any time, and ${upper.primeName} learns nothing of it until you tell it.`}
    >
      {subcontracts.length === 0 && (
        <EmptyState
          title="You recorded no subcontract of your own yet"
          action={
            props.mayRecord && (
              <a href={paths.prime.newContract(organizationId, { below: upper.subcontractId })}>
                Record the contract, filled in from what was issued to you
              </a>
            )
          }
        >
          Record the contract {formatPiid(upper.contractPiid)} on the side of your own
          subcontractors, and under it what you placed. If you placed nothing, say so here.
        </EmptyState>
      )}
      <Form form={form} hidden={{ seen: String(seen) }}>
        {subcontracts.length > 0 && (
          <CheckboxGroup
            field={fields.lowerIds}
            label="Lower tiers of this subcontract"
            hint="Tick none if nobody below you works on it."
            options={subcontracts.map((one) => ({
              value: one.id,
              label: `${one.number} ${one.supplierName}`,
              description: sayWhere(one, upper.contractPiid),
            }))}
          />
        )}
        {subcontracts.length > 0 && props.mayRecord && (
          <p>
            One is missing? Record it under its contract on the side of{" "}
            <a href={paths.prime.contracts(organizationId)}>your own subcontractors</a>, then come
            back.
          </p>
        )}
        <ButtonRow>
          <Button>{subcontracts.length === 0 ? "There are none" : "Keep this choice"}</Button>
          <ButtonLink look="quiet" href={back}>
            Cancel
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}

type Choosable = ChooseLowerTiersPageProps["subcontracts"][number];

function sayWhere({ title, contractPiid, isClosed }: Choosable, upperPiid: string): string {
  const contract =
    contractPiid === upperPiid
      ? "under the same contract"
      : `under contract ${formatPiid(contractPiid)}`;
  return `${title}, ${contract}${isClosed ? ". Closed: it is not counted any more" : ""}`;
}
