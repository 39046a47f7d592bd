import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { GrantTable, type ShownGrant } from "./grant-table.tsx";

type ContractAuditPageProps = {
  organizationId: string;
  contract: { id: string; piid: string; title: string };
  grants: readonly ShownGrant[];
  lastResult?: SubmissionResult;
};

/** Who from outside may read one contract, until when, and the way to let somebody in. */
export function ContractAuditPage(props: ContractAuditPageProps) {
  const { organizationId, contract, grants, lastResult } = props;
  const { prime } = paths;
  const [form, fields] = useForm<{ name: string; email: string; expiresOn: string }>({
    id: "audit",
    lastResult,
  });
  return (
    <Page
      title="Access for contract officers"
      kicker={`Contract ${formatPiid(contract.piid)}`}
      lead="A contract officer or auditor reads this contract and nothing else: its subcontracts, flowdowns, facts, reviews, awards and records. They change nothing, and what they look at enters the oversight log."
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href: prime.contract(organizationId, contract.id) },
      ]}
    >
      <Section title="Let somebody in">
        <Form form={form} hidden={{ intent: "open" }}>
          <TextField field={fields.name} label="Name" autoComplete="off" />
          <TextField
            field={fields.email}
            label="Email"
            type="email"
            hint="The invitation goes there. They set up a password and a second factor."
            autoComplete="off"
          />
          <TextField
            field={fields.expiresOn}
            label="Last day of access"
            hint="After this day nothing opens any more. You can end it earlier."
            type="date"
          />
          <div>
            <Button>Send the invitation</Button>
          </div>
        </Form>
      </Section>
      <Section title="Who has access" id="access">
        {grants.length === 0 ? (
          <EmptyState title="Nobody from outside reads this contract">
            Let a contract officer in above; the access ends by itself on the day you choose.
          </EmptyState>
        ) : (
          <GrantTable grants={grants} />
        )}
      </Section>
    </Page>
  );
}
