import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

type ShownMerge = {
  at: Date | string;
  by: string;
  reason: string;
  other: { id: string; legalName: string };
};

export type ShownMerges = { into: ShownMerge | null; from: readonly ShownMerge[] };

export type ShownAlike = { id: string; legalName: string; why: string };

type MergeNoticesProps = {
  organizationId: string;
  supplierId: string;
  merges: ShownMerges;
  alike: readonly ShownAlike[];
  mayWrite: boolean;
};

/** Whether another record is of the same company: merged already, or alike. */
export function MergeNotices(props: MergeNoticesProps) {
  const { organizationId, supplierId, merges, alike, mayWrite } = props;
  const { prime } = paths;
  const { into, from } = merges;
  return (
    <>
      {into && (
        <Notice
          tone="warning"
          title={`This record was merged into ${into.other.legalName}`}
          action={<a href={prime.supplier(organizationId, into.other.id)}>Go to that record</a>}
        >
          <MergedWhen {...into} /> What was asked, told and logged under this one stays here to be
          read; nothing new is done with it.
        </Notice>
      )}
      {from.map((merge) => (
        <Notice
          key={merge.other.id}
          title={`${merge.other.legalName} was merged into this record`}
          action={
            <a href={prime.supplier(organizationId, merge.other.id)}>
              Read what was asked and told under it
            </a>
          }
        >
          <MergedWhen {...merge} />
        </Notice>
      ))}
      {mayWrite &&
        alike.map(({ id, legalName, why }) => (
          <Notice
            key={id}
            tone="warning"
            title={
              <>
                <a href={prime.supplier(organizationId, id)}>{legalName}</a> may be the same company
              </>
            }
            action={
              <>
                <a href={prime.mergeSuppliers(organizationId, supplierId, id)}>
                  See what merging does
                </a>{" "}
                <a href={prime.tellSuppliersApart(organizationId, supplierId, id)}>
                  They are two companies
                </a>
              </>
            }
          >
            {why}
          </Notice>
        ))}
    </>
  );
}

function MergedWhen({ at, by, reason }: ShownMerge) {
  return (
    <>
      By {by}, <InstantText at={at} />: “{reason}”
    </>
  );
}
