import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { HoldTable, type ShownHold } from "./hold-table.tsx";

type HoldListPageProps = {
  organizationId: string;
  isInForce: boolean;
  holds: readonly ShownHold[];
  firstHref?: string;
  nextHref?: string;
  done: string | null;
  mayManage: boolean;
};

/** Every legal hold: those in force, and those that were released. */
export function HoldListPage(props: HoldListPageProps) {
  const { organizationId, isInForce, holds, done, mayManage } = props;
  const { prime } = paths;
  const here = prime.holds(organizationId);
  return (
    <Page
      title="Legal holds"
      lead="A legal hold keeps everything it is about until it is released, whatever its age. Who placed and who released it, and why, stays for ever."
      breadcrumb={[{ label: "Retention", href: prime.retention(organizationId) }]}
      action={
        mayManage && (
          <ButtonLink href={prime.newHold(organizationId)}>Place a legal hold</ButtonLink>
        )
      }
    >
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      <Tabs
        label="Legal holds"
        tabs={[
          { label: "In force", href: here, current: isInForce },
          { label: "Released", href: `${here}?show=released`, current: !isInForce },
        ]}
      />
      {holds.length === 0 ? (
        <EmptyState title={isInForce ? "No legal hold is in force" : "No legal hold was released"}>
          {isInForce
            ? "Place one as soon as a claim, an investigation or litigation is expected."
            : "A hold that is released goes from the list of those in force to this one."}
        </EmptyState>
      ) : (
        <HoldTable organizationId={organizationId} holds={holds} mayManage={mayManage} />
      )}
      <Pager label="Pages of legal holds" firstHref={props.firstHref} nextHref={props.nextHref} />
    </Page>
  );
}
