import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type ClosedPageProps = { number: string; subcontractHref: string };

/** In place of a form about a subcontract that somebody closed, perhaps while the form was open. */
export function ClosedPage({ number, subcontractHref }: ClosedPageProps) {
  return (
    <Page title={`${number} is closed`} breadcrumb={[{ label: number, href: subcontractHref }]}>
      <Notice title="A closed subcontract stays as it is">
        Nothing was changed now. <a href={subcontractHref}>See when it was closed, and why</a>
      </Notice>
    </Page>
  );
}
