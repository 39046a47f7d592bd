import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { type OutlookFilter, outlookListFields } from "#app/domain/outlook/list-address.ts";
import { outlookFields } from "#app/domain/outlook/question.ts";
import type { Assumption } from "#app/domain/outlook/words.ts";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import type { KeptOutlookRow } from "./kept-list-page.tsx";
import { OutlookAnswer } from "./outlook-answer.tsx";
import { type OutlookListProps, OutlookListSection } from "./outlook-list.tsx";

type KeptPageProps = Pick<OutlookListProps, "filter" | "rows" | "listed" | "page" | "pages"> & {
  organizationId: string;
  kept: Omit<KeptOutlookRow, "asOf" | "question" | "counts"> &
    Pick<Parameters<typeof OutlookAnswer>[0], "asOf" | "question" | "counts"> & {
      rowCount: number;
      digest: string;
      logSize: number;
      catalogEdition: string;
    };
  assumptions: readonly Assumption[];
  isJustKept: boolean;
  /** whether looking ahead again from what was known then comes to the same; null: it was not asked */
  again: { isSame: boolean; differing: number } | null;
};

/** An outlook as it was kept. */
export function KeptPage(props: KeptPageProps) {
  const { organizationId, kept, filter } = props;
  const { prime } = paths;
  const base = prime.keptOutlook(organizationId, kept.id);
  const queryOf = (fields: Record<string, string>) =>
    Object.keys(fields).length > 0 ? `?${new URLSearchParams(fields)}` : "";
  const listHref = (one: Partial<OutlookFilter>, page = 1) =>
    `${base}${queryOf({ ...outlookListFields(one), ...(page > 1 && { page: String(page) }) })}#list`;
  const narrowed = queryOf(outlookListFields(filter));
  return (
    <Page
      kicker="Kept outlook"
      title={kept.name}
      breadcrumb={[
        { label: "Outlook", href: prime.outlook(organizationId) },
        { label: "Kept outlooks", href: prime.keptOutlooks(organizationId) },
      ]}
      lead={
        <>
          What would be decided on <DateText on={kept.question.on} />, as it was known on{" "}
          <DateText on={kept.asOf} />. Kept by {kept.keptByName}, <InstantText at={kept.keptAt} />.
        </>
      }
    >
      {props.isJustKept && (
        <Notice tone="success" live>
          The outlook is kept. Nobody can change it, and the oversight log has its digest.
        </Notice>
      )}
      <AgainNotice {...props} />
      <OutlookAnswer
        asOf={kept.asOf}
        question={kept.question}
        counts={kept.counts}
        assumptions={props.assumptions}
        listHref={listHref}
      />
      <OutlookListSection
        organizationId={organizationId}
        question={kept.question}
        asOf={kept.asOf}
        filter={filter}
        rows={props.rows}
        listed={props.listed}
        page={props.page}
        pages={props.pages}
        listHref={listHref}
        downloads={{
          csv: prime.exportKeptOutlook(organizationId, kept.id, "csv") + narrowed,
          xlsx: prime.exportKeptOutlook(organizationId, kept.id, "xlsx") + narrowed,
        }}
      />
      <Proof {...props} />
    </Page>
  );
}

function AgainNotice({ again, kept }: KeptPageProps) {
  if (!again) return null;
  if (again.isSame)
    return (
      <Notice tone="success" live title="It comes to the same">
        Looked ahead again from what was known when it was kept: every one of the{" "}
        {countWords(kept.rowCount, "row")} is the same, and so is the digest.
      </Notice>
    );
  return (
    <Notice tone="warning" live title="It comes to something else">
      Looked ahead again from what was known when it was kept, {countWords(again.differing, "row")}{" "}
      {again.differing === 1 ? "differs" : "differ"}. What is shown here is what was kept. The
      catalogs may be another edition now: then they were of{" "}
      {formatDate(kept.catalogEdition as typeof kept.asOf)}.
    </Notice>
  );
}

function Proof({ organizationId, kept }: KeptPageProps) {
  const { prime } = paths;
  const again = `${prime.keptOutlook(organizationId, kept.id)}?again=yes`;
  const now = `${prime.outlook(organizationId)}?${new URLSearchParams(outlookFields(kept.question))}`;
  return (
    <Section
      title="What was known, and how to check it"
      id="proof"
      lead="The digest is the SHA-256 of the file of lines: whoever has the file computes it with any program."
    >
      <DefinitionList
        items={[
          { term: "SHA-256", value: <Identifier>{kept.digest}</Identifier> },
          {
            term: "The lines that were hashed",
            value: (
              <a href={prime.keptOutlookLines(organizationId, kept.id)}>
                outlook.jsonl, {countWords(kept.rowCount, "subcontract")}
              </a>
            ),
          },
          {
            term: "What was known",
            value: (
              <>
                The first {countWords(kept.logSize, "entry", "entries")} of the{" "}
                <a href={prime.log(organizationId)}>oversight log</a>, and the catalogs of{" "}
                <DateText on={kept.catalogEdition} />
              </>
            ),
          },
          {
            term: "Look ahead again from what was known then",
            value: <a href={again}>Compute it again and compare</a>,
          },
          {
            term: "The same assumptions with what is known today",
            value:
              kept.question.on >= kept.asOf ? (
                <a href={now}>Look ahead today</a>
              ) : (
                "The day is over."
              ),
          },
        ]}
      />
    </Section>
  );
}
