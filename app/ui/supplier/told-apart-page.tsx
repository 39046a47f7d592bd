import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type NamedRecord = { id: string; legalName: string; cages: readonly string[] };

type ToldApartPageProps = {
  organizationId: string;
  pair: {
    a: NamedRecord;
    b: NamedRecord;
    sharedCages: readonly string[];
    said: { by: string; at: Date | string; reason: string; stillHolds: boolean } | null;
  };
  lastResult?: SubmissionResult;
};

/** Two records that look alike and are two companies: to be said once, and to be taken back. */
export function ToldApartPage({ organizationId, pair, lastResult }: ToldApartPageProps) {
  const { prime } = paths;
  const { a, b, said, sharedCages } = pair;
  return (
    <Page
      title={said?.stillHolds ? "These two are two companies" : "Mark as two companies"}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: "Two records of one company?", href: prime.alikeSuppliers(organizationId) },
      ]}
      lead={
        said?.stillHolds
          ? undefined
          : "Nobody is asked again whether they are one company, unless both come to have the same CAGE code. It can be taken back."
      }
    >
      <DefinitionList
        items={[a, b].map((one) => ({
          term: "Supplier",
          value: (
            <>
              <a href={prime.supplier(organizationId, one.id)}>{one.legalName}</a>, CAGE{" "}
              <span className="identifier">{one.cages.join(" ") || "none"}</span>
            </>
          ),
        }))}
      />
      {said && (
        <Notice
          tone={said.stillHolds ? "info" : "warning"}
          title={
            <>
              Marked as two companies by {said.by}, <InstantText at={said.at} />
            </>
          }
        >
          “{said.reason}”
          {!said.stillHolds && (
            <>
              {" "}
              Since then both have CAGE <span className="identifier">{sharedCages.join(" ")}</span>,
              which is of one place: look at both again.
            </>
          )}
        </Notice>
      )}
      {!said?.stillHolds && <Tell organizationId={organizationId} lastResult={lastResult} />}
      {said && <TakeBack organizationId={organizationId} isOnly={said.stillHolds} />}
    </Page>
  );
}

function Tell(props: Pick<ToldApartPageProps, "organizationId" | "lastResult">) {
  const [form, fields] = useForm<{ reason: string }>({
    id: "tell-apart",
    lastResult: props.lastResult,
  });
  return (
    <Form form={form} hidden={{ intent: "tell-apart" }}>
      <TextArea
        field={fields.reason}
        label="How you know that they are two companies"
        hint="It enters the oversight log, on both records: another UEI, another address, what they told you."
      />
      <ButtonRow>
        <Button>Mark as two companies</Button>
        <a href={paths.prime.alikeSuppliers(props.organizationId)}>Leave them as they are</a>
      </ButtonRow>
    </Form>
  );
}

function TakeBack({ organizationId, isOnly }: { organizationId: string; isOnly: boolean }) {
  return (
    <Form hidden={{ intent: "take-back" }}>
      <ButtonRow>
        <Button look="secondary">Take the mark back</Button>
        {isOnly && <a href={paths.prime.alikeSuppliers(organizationId)}>Leave it as it is</a>}
      </ButtonRow>
    </Form>
  );
}
