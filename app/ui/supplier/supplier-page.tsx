import type { Showing } from "#app/domain/fact/showing.ts";
import type { SentItem } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { paths } from "#app/paths.ts";
import type { ShownEnding } from "#app/ui/fact/status-endings.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { type LetterRow, LetterTable } from "#app/ui/letter/letter-table.tsx";
import { MomentBar, type ShownMoment } from "#app/ui/moment/moment-bar.tsx";
import {
  type ListedPlan,
  SuppliersPlansTable,
} from "#app/ui/remediation/suppliers-plans-table.tsx";
import { HoldLine } from "#app/ui/retention/hold-line.tsx";
import { SupplierShowings } from "#app/ui/showing/supplier-showings.tsx";
import { type ContactRow, ContactsSection } from "./contacts-section.tsx";
import { IsoGapPanel, type ShownIsoGap } from "./iso-gap-panel.tsx";
import { MergeNotices, type ShownAlike, type ShownMerges } from "./merge-notices.tsx";
import { type RequestRow, RequestsSection } from "./requests-section.tsx";
import { type ReturnedAddress, ReturnedLetters } from "./returned-letters.tsx";
import { type FactGroup, SupplierFactsSection } from "./supplier-facts-section.tsx";
import { SupplierQuestionnairesSection } from "./supplier-questionnaires-section.tsx";
import {
  type SubcontractRow,
  SupplierSubcontractsSection,
} from "./supplier-subcontracts-section.tsx";

export type SupplierHead = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
  ownerName: string | null;
  isLinked: boolean;
};

export type SupplierPageProps = {
  organizationId: string;
  supplier: SupplierHead;
  shown: ShownMoment;
  contacts: readonly ContactRow[];
  /** who there gets letters, by name and address */
  readers: readonly { name: string; email: string }[];
  /** to whom of them letters arrive */
  reached: readonly { name: string; email: string }[];
  requests: readonly RequestRow[];
  mayAskRenewal: boolean;
  /** the addresses at which no letters arrive */
  returned: readonly ReturnedAddress[];
  /** the latest letters to it */
  letters: readonly LetterRow[];
  /** null for a moment of the past */
  questionnaires: readonly SentItem[] | null;
  subcontracts: readonly SubcontractRow[];
  facts: readonly FactGroup[];
  endings: readonly ShownEnding[];
  /** what the prime recorded of it itself */
  showings: readonly Showing[];
  plans: readonly ListedPlan[];
  mayReview: boolean;
  isoGap: ShownIsoGap | null;
  /** files beside its facts that were disposed of */
  disposals: readonly Disposal[];
  isHeld: boolean;
  events: readonly { seq: number; at: Date | string; words: string; actor: string; says: string }[];
  /** what the person just did */
  done: string | null;
  /** why it could not be done */
  problem: string | null;
  merges: ShownMerges;
  /** records that may be the same company */
  alike: readonly ShownAlike[];
  mayWrite: boolean;
};

/** A supplier: whom we write to, what it is asked, where its subcontracts stand, what it stated. */
export function SupplierPage(props: SupplierPageProps) {
  const { organizationId, supplier, done, problem, mayWrite } = props;
  const { prime } = paths;
  return (
    <Page
      kicker="Supplier"
      title={supplier.legalName}
      breadcrumb={[{ label: "Suppliers", href: prime.suppliers(organizationId) }]}
      action={mayWrite && <PrimaryAction {...props} />}
    >
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <MomentBar shown={props.shown} href={prime.supplier(organizationId, supplier.id)} />
      {props.isHeld && <HoldLine organizationId={organizationId} thing="What it gave" />}
      <MergeNotices {...props} supplierId={supplier.id} />
      <Head {...props} />
      <ReturnedLetters {...props} supplierId={supplier.id} />
      <SupplierSubcontractsSection {...props} at={props.shown.at} />
      <RequestsSection {...props} supplierId={supplier.id} />
      <ContactsSection {...props} supplierId={supplier.id} />
      {props.questionnaires && (
        <SupplierQuestionnairesSection {...props} questionnaires={props.questionnaires} />
      )}
      <SupplierFactsSection {...props} />
      <SupplierShowings {...props} supplierId={supplier.id} />
      {props.plans.length > 0 && (
        <Section
          title="Remediation"
          id="remediation"
          action={<a href={prime.remediation(organizationId)}>All suppliers</a>}
        >
          <SuppliersPlansTable
            organizationId={organizationId}
            plans={props.plans}
            isNamed={false}
          />
        </Section>
      )}
      {props.isoGap && <IsoGapPanel gap={props.isoGap} />}
      <Letters {...props} />
      <Events {...props} />
    </Page>
  );
}

/** Reviewing comes before inviting: what was answered waits for us. */
function PrimaryAction({ organizationId, supplier, facts }: SupplierPageProps) {
  const { prime } = paths;
  const waiting = facts.find(({ current, review }) => review === null && current);
  if (waiting)
    return (
      <ButtonLink href={prime.review(organizationId, waiting.current.id)}>
        Review what was stated
      </ButtonLink>
    );
  if (supplier.isLinked) return null;
  return <ButtonLink href={prime.invite(organizationId, supplier.id)}>Invite a contact</ButtonLink>;
}

function sayJoined(isLinked: boolean, readers: SupplierPageProps["readers"]): string {
  if (readers.length > 0) return `Joined: ${readers.map(({ name }) => name).join(", ")}`;
  return isLinked ? "Joined; nobody has an account there now" : "Not yet";
}

function Head({ organizationId, supplier, readers, mayWrite }: SupplierPageProps) {
  const { id, uei, cages, tags, ownerName, isLinked } = supplier;
  return (
    <Stack>
      <TitleBlock
        label={`Supplier ${supplier.legalName}`}
        cells={[
          { label: "UEI", value: uei ?? "Not recorded", mono: uei !== null },
          {
            label: "CAGE codes",
            value: cages.join(" ") || "Not recorded",
            mono: cages.length > 0,
            wide: true,
          },
          { label: "Owner", value: ownerName ?? "Nobody yet" },
          { label: "On the portal", value: sayJoined(isLinked, readers) },
          {
            label: "Tags",
            value: tags.length > 0 ? tags.map((tag) => <Tag key={tag}>{tag}</Tag>) : "None",
            wide: true,
          },
        ]}
      />
      {mayWrite && (
        <p>
          <a href={paths.prime.editSupplier(organizationId, id)}>Correct what you keep about it</a>
        </p>
      )}
    </Stack>
  );
}

function Letters({ organizationId, supplier, letters }: SupplierPageProps) {
  if (letters.length === 0) return null;
  return (
    <Section
      title="What was sent to it"
      id="letters"
      action={
        <a href={paths.prime.letters(organizationId, { supplierId: supplier.id })}>
          Every letter to it
        </a>
      }
    >
      <LetterTable organizationId={organizationId} letters={letters} namesSupplier={false} />
    </Section>
  );
}

function Events({ organizationId, supplier, events }: SupplierPageProps) {
  return (
    <Section
      title="What happened last"
      id="log"
      action={
        <a href={`${paths.prime.log(organizationId)}?supplier=${supplier.id}`}>
          All of it in the oversight log
        </a>
      }
    >
      {events.length === 0 ? (
        <EmptyState title="Nothing is logged about this supplier by itself yet">
          What you and the supplier do from now on stands here.
        </EmptyState>
      ) : (
        <Timeline
          label="Latest entries of the oversight log"
          events={events.map(({ seq, at, words, actor, says }) => ({
            id: String(seq),
            when: <InstantText at={at} />,
            title: words,
            actor,
            detail: says,
          }))}
        />
      )}
    </Section>
  );
}
