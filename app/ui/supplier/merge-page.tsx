import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  differingUeis,
  MERGE_REFUSAL_WORDS,
  type MergeRefusal,
} from "#app/domain/supplier/merge.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SideBySide } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type Record = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: readonly string[];
  tags: readonly string[];
  isLinked: boolean;
};

export type ShownMergePlan =
  | { ok: false; reason: MergeRefusal; names: readonly string[] }
  | {
      ok: true;
      kept: Record;
      merged: Record;
      after: { uei: string | null; cages: readonly string[]; tags: readonly string[] };
      subcontracts: readonly { id: string; number: string }[];
      /** people that the record that stays does not have yet */
      contacts: readonly { name: string; email: string }[];
      requests: number;
      invitations: number;
      shown: string;
    };

type MergePageProps = {
  organizationId: string;
  ids: [string, string];
  merge: ShownMergePlan;
  /** how many merges of the two were changed meanwhile */
  lastResult?: SubmissionResult;
};

/** What merging two records does, before it is done for good. */
export function MergePage({ organizationId, ids, merge, lastResult }: MergePageProps) {
  const { prime } = paths;
  const breadcrumb = [
    { label: "Suppliers", href: prime.suppliers(organizationId) },
    { label: "Two records of one company?", href: prime.alikeSuppliers(organizationId) },
  ];
  if (!merge.ok)
    return (
      <Page title="These two are not merged" breadcrumb={breadcrumb}>
        <Notice
          tone="warning"
          title={merge.names.join(" and ")}
          action={
            merge.reason === "told-apart" && (
              <a href={prime.tellSuppliersApart(organizationId, ...ids)}>
                Who marked them, and why
              </a>
            )
          }
        >
          {MERGE_REFUSAL_WORDS[merge.reason]}
        </Notice>
      </Page>
    );
  const { kept, merged } = merge;
  return (
    <Page
      title={`Merge ${merged.legalName} into ${kept.legalName}`}
      breadcrumb={breadcrumb}
      lead="Two records of one company become one. It cannot be undone: look at both, and at what moves."
    >
      <SideBySide>
        <RecordCard
          title="Stays"
          organizationId={organizationId}
          record={kept}
          note={
            kept.isLinked ? (
              "People of the company joined by this record, so it is the one that stays."
            ) : (
              <>
                Nobody joined by either record, so that either can stay.{" "}
                <a href={prime.mergeSuppliers(organizationId, merged.id, kept.id)}>
                  Keep {merged.legalName} instead
                </a>
              </>
            )
          }
        />
        <RecordCard
          title="Goes"
          organizationId={organizationId}
          record={merged}
          note="Its page stays, with everything that was asked, told and logged under it."
        />
      </SideBySide>
      <DifferentUeis merge={merge} />
      <Section title="What moves">
        <Moves organizationId={organizationId} merge={merge} />
      </Section>
      <Confirm organizationId={organizationId} merge={merge} lastResult={lastResult} />
    </Page>
  );
}

function RecordCard(props: {
  title: string;
  organizationId: string;
  record: Record;
  note: ReactNode;
}) {
  const { title, organizationId, record, note } = props;
  const { id, legalName, uei, cages, tags } = record;
  return (
    <div>
      <h2>{title}</h2>
      <p>
        <a href={paths.prime.supplier(organizationId, id)}>{legalName}</a>
      </p>
      <p>
        UEI <span className="identifier">{uei ?? "none"}</span>, CAGE{" "}
        <span className="identifier">{cages.join(" ") || "none"}</span>
        {tags.length > 0 && <>, tagged {tags.join(", ")}</>}
      </p>
      <p>{note}</p>
    </div>
  );
}

type Shown = Extract<ShownMergePlan, { ok: true }>;

/** What speaks most against their being one company. */
function DifferentUeis({ merge }: { merge: Shown }) {
  const ueis = differingUeis(merge.kept, merge.merged);
  if (!ueis) return null;
  return (
    <Notice tone="warning" title="They have different UEIs">
      SAM.gov gives a UEI to one legal entity, so these may be two companies. Look both up before
      you merge them. <span className="identifier">{ueis.kept}</span> stays;{" "}
      <span className="identifier">{ueis.merged}</span> is kept in the oversight log alone.
    </Notice>
  );
}

function Moves({ organizationId, merge }: { organizationId: string; merge: Shown }) {
  const { kept, after, subcontracts, contacts, requests, invitations } = merge;
  return (
    <ul>
      <li>
        {kept.legalName} then has UEI <span className="identifier">{after.uei ?? "none"}</span> and
        CAGE <span className="identifier">{after.cages.join(" ") || "none"}</span>
        {after.tags.length > 0 && <>, tagged {after.tags.join(", ")}</>}.
      </li>
      <li>
        {subcontracts.length === 0
          ? "No open subcontract moves."
          : `${countWords(subcontracts.length, "open subcontract")} ${subcontracts.length === 1 ? "moves" : "move"} to it: `}
        {subcontracts.map(({ id, number }, index) => (
          <span key={id}>
            {index > 0 && ", "}
            <a className="identifier" href={paths.prime.subcontract(organizationId, id)}>
              {number}
            </a>
          </span>
        ))}
        {subcontracts.length > 0 &&
          `. What was issued for ${subcontracts.length === 1 ? "it" : "them"} under the other record has to be issued again.`}
      </li>
      <li>
        {contacts.length === 0
          ? "No contact moves."
          : `${countWords(contacts.length, "contact")} ${contacts.length === 1 ? "is" : "are"} added to it: ${contacts
              .map(({ name, email }) => (name ? `${name} (${email})` : email))
              .join(", ")}.`}
      </li>
      {requests > 0 && (
        <li>
          {countWords(requests, "request")} to the other record {requests === 1 ? "is" : "are"}{" "}
          withdrawn: nobody joined by it who could answer.
        </li>
      )}
      {invitations > 0 && (
        <li>
          {countWords(invitations, "invitation")} of the other record{" "}
          {invitations === 1 ? "opens" : "open"} nothing any more. Invite anew from the one that
          stays.
        </li>
      )}
      <li>Letters, closed subcontracts and the log of the other record stay on its page.</li>
    </ul>
  );
}

function Confirm({
  organizationId,
  merge,
  lastResult,
}: {
  organizationId: string;
  merge: Shown;
  lastResult?: SubmissionResult | undefined;
}) {
  const [form, fields] = useForm<{ reason: string }>({ id: "merge", lastResult });
  return (
    <Form form={form} hidden={{ shown: merge.shown }}>
      <TextArea
        field={fields.reason}
        label="How you know that they are one company"
        hint="It enters the oversight log, on both records."
      />
      <ButtonRow>
        <Button look="danger">Merge them for good</Button>
        <a href={paths.prime.tellSuppliersApart(organizationId, merge.kept.id, merge.merged.id)}>
          They are two companies
        </a>
        <a href={paths.prime.supplier(organizationId, merge.merged.id)}>Leave them as they are</a>
      </ButtonRow>
    </Form>
  );
}
