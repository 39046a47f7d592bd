import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

/** Who runs the side on which the organization has subcontractors of its own. */
export type OwnSide = "not-opened" | "run-by-reader" | "run-by-others";

export type ListedTelling = {
  subcontractId: string;
  primeName: string;
  number: string;
  title: string;
  isWithdrawn: boolean;
  passesOn: boolean | null;
  /** how many are below it; null while nobody chose */
  lowerTiers: number | null;
  /** ISO instant; null while nothing was told */
  toldAt: string | null;
  isChanged: boolean;
};

type LowerTierListPageProps = {
  organizationId: string;
  ownSide: OwnSide;
  isOfficial: boolean;
  tellings: readonly ListedTelling[];
  lastResult?: SubmissionResult;
};

/** The own subcontractors of a subcontractor, and what each prime was told of them. */
export function LowerTierListPage(props: LowerTierListPageProps) {
  const { organizationId, tellings } = props;
  return (
    <Page
      title="Your subcontractors"
      lead="The requirement applies at every tier. Where you pass FCI or CUI on, you do towards your own subcontractors what your prime does towards you, and tell your prime how they stand."
    >
      <OwnSideNotice {...props} />
      <Section
        title="What your primes are told"
        lead="For each subcontract towards a prime: which of your own hang under it, and what the prime was told of them. It reads that and nothing else."
      >
        <DataTable
          caption="Subcontracts towards primes"
          captionHidden
          columns={columnsOf(organizationId)}
          rows={tellings}
          rowKey={({ subcontractId }) => subcontractId}
          empty={
            <EmptyState
              title="No prime issued anything to you yet"
              action={<a href={paths.subcontractor.inbox(organizationId)}>Open your requests</a>}
            >
              Once a prime issues a flowdown to you, its subcontract stands here.
            </EmptyState>
          }
        />
      </Section>
    </Page>
  );
}

function OwnSideNotice(props: LowerTierListPageProps) {
  const { organizationId, ownSide } = props;
  if (ownSide === "run-by-reader")
    return (
      <Notice
        title="You record your own subcontractors on a side of their own"
        action={
          <ButtonLink look="secondary" href={paths.prime.overview(organizationId)}>
            Go to your subcontractors
          </ButtonLink>
        }
      >
        There you record the contract under its number, your subcontracts under it, issue flowdowns
        and check the answers, as your prime does.
      </Notice>
    );
  if (ownSide === "run-by-others")
    return (
      <Notice title="A colleague runs the side of your own subcontractors">
        Whoever administers it can invite you. What your primes are told is said here by your
        official.
      </Notice>
    );
  return <OpenOwnSide {...props} />;
}

function OpenOwnSide({ isOfficial, lastResult }: LowerTierListPageProps) {
  const [form] = useForm({ id: "open-own-side", lastResult });
  return (
    <Notice title="You have not opened a side for your own subcontractors">
      <p>
        On it you record your own subcontracts, issue flowdowns and check answers, as your prime
        does. It has a log of its own. No prime of yours sees any of it until you tell it.
      </p>
      {isOfficial ? (
        <Form form={form} layout="plain">
          <ButtonRow>
            <Button>Open a side for your subcontractors</Button>
          </ButtonRow>
        </Form>
      ) : (
        <p>Your affirming official opens it here.</p>
      )}
    </Notice>
  );
}

function columnsOf(organizationId: string): Column<ListedTelling>[] {
  return [
    {
      id: "subcontract",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ subcontractId, number, title }) => (
        <>
          <a href={paths.subcontractor.lowerTier(organizationId, subcontractId)}>
            <Identifier>{number}</Identifier>
          </a>{" "}
          {title}
        </>
      ),
    },
    { id: "prime", header: "Prime", cell: ({ primeName }) => primeName },
    {
      id: "answer",
      header: "Your answer",
      cell: ({ passesOn, isWithdrawn }) =>
        isWithdrawn ? <Tag look="quiet">Withdrawn</Tag> : sayPassesOn(passesOn),
    },
    {
      id: "below",
      header: "Below it",
      align: "end",
      cell: ({ lowerTiers }) => lowerTiers ?? "Not chosen",
    },
    { id: "told", header: "Told", cell: (telling) => <ToldWhen telling={telling} /> },
  ];
}

/** What the signed answer says of lower tiers. */
export function sayPassesOn(passesOn: boolean | null): string {
  if (passesOn === null) return "Not signed yet";
  return passesOn ? "Information is passed on" : "Nothing is passed on";
}

function ToldWhen({ telling: { toldAt, isChanged, passesOn } }: { telling: ListedTelling }) {
  if (!toldAt) return passesOn ? <Tag look="strong">Not told yet</Tag> : "Not told";
  return (
    <>
      <InstantText at={toldAt} /> {isChanged && <Tag look="strong">Changed since</Tag>}
    </>
  );
}
