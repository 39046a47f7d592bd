import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type LetterRow, LetterTable } from "./letter-table.tsx";

type LetterListPageProps = {
  organizationId: string;
  letters: readonly LetterRow[];
  /** whose letters alone are listed */
  supplierId: string | null;
  firstHref?: string | undefined;
  nextHref?: string | undefined;
};

/** Every letter to the suppliers, and what became of it. */
export function LetterListPage(props: LetterListPageProps) {
  const { organizationId, letters, supplierId } = props;
  const { prime } = paths;
  return (
    <Page
      title="Letters"
      breadcrumb={[
        { label: "Expirations", href: prime.expirations(organizationId) },
        { label: "Reminders", href: prime.reminders(organizationId) },
      ]}
      lead="Each letter to your suppliers, and each reminder to your own people, with what the mail server said. A letter is opened once whom it went to follows its button and signs in, or answers the invitation: a mail scanner that fetches every link does neither."
    >
      <p>
        <a href={prime.letterWords(organizationId)}>Own words in letters</a>
      </p>
      {supplierId && (
        <p>
          Of one supplier. <a href={prime.letters(organizationId)}>Show those of all</a> ·{" "}
          <a href={prime.supplier(organizationId, supplierId)}>Back to the supplier</a>
        </p>
      )}
      <LetterTable
        organizationId={organizationId}
        letters={letters}
        namesSupplier={supplierId === null}
      />
      {props.firstHref && (
        <p>
          <a href={props.firstHref}>Back to the newest</a>
        </p>
      )}
      <Pager
        label="Pages of letters"
        isLater={Boolean(props.firstHref)}
        nextHref={props.nextHref}
      />
    </Page>
  );
}
