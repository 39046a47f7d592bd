import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Prose } from "#app/ui/kit/layout.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type ShownPassport = {
  id: string;
  number: string;
  madeAt: string;
  madeByName: string;
  signedAt: string;
  primeName: string;
  subcontractNumber: string;
  fileCount: number;
};

type PassportListPageProps = {
  organizationId: string;
  passports: readonly ShownPassport[];
  /** answers that were signed and of which a passport can be made */
  signed: readonly {
    requestId: string;
    primeName: string;
    subcontractNumber: string;
    signedAt: string;
  }[];
};

/** The passports that an organization made, and how one is used. */
export function PassportListPage({ organizationId, passports, signed }: PassportListPageProps) {
  const { subcontractor } = paths;
  return (
    <Page
      title="Passports"
      lead="Answer once, for primes with portals of their own too: a passport is your signed statement as a sealed package."
      breadcrumb={[{ label: "Your answers", href: subcontractor.answers(organizationId) }]}
    >
      <Section title="Your passports">
        <DataTable
          caption="Passports"
          captionHidden
          rows={passports}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No passport was made yet">
              {signed.length > 0
                ? "Choose a signed statement below to make one."
                : "Once your official has signed an answer, a passport can be made of it."}
            </EmptyState>
          }
          columns={[
            {
              id: "number",
              header: "Number",
              rowHeader: true,
              cell: (row) => <Identifier>{row.number}</Identifier>,
            },
            { id: "signed", header: "Signed", cell: (row) => <InstantText at={row.signedAt} /> },
            {
              id: "of",
              header: "Statement about",
              cell: (row) => `${row.subcontractNumber}, ${row.primeName}`,
            },
            {
              id: "made",
              header: "Made",
              cell: (row) => (
                <>
                  {row.madeByName}, <InstantText at={row.madeAt} />
                </>
              ),
            },
            { id: "files", header: "Evidence", cell: (row) => countWords(row.fileCount, "file") },
            {
              id: "download",
              header: "Package",
              cell: (row) => (
                <a href={subcontractor.passportZip(organizationId, row.id)}>
                  Download<span className="visually-hidden"> {row.number}</span> (ZIP)
                </a>
              ),
            },
          ]}
        />
      </Section>
      {signed.length > 0 && (
        <Section title="Make one of a signed statement">
          <ul>
            {signed.map((one) => (
              <li key={one.requestId}>
                <a href={subcontractor.makePassport(organizationId, one.requestId)}>
                  {one.subcontractNumber}, {one.primeName}
                </a>
                , signed <InstantText at={one.signedAt} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="How a passport is used">
        <Prose>
          <ol>
            <li>Download the ZIP. Do not unpack it.</li>
            <li>
              In the other portal, open the request and choose “Take in a passport”. The portal
              checks the seal: a package in which anything was changed is refused.
            </li>
            <li>
              Go through the answers that it fills in. Your official signs them anew for that prime;
              nothing is stated before.
            </li>
          </ol>
          <p>
            Anyone can check a passport on the page <a href={paths.verify}>Check a record</a>, also
            without a network. The key of this portal stands at{" "}
            <a href={paths.portalKeys}>{paths.portalKeys}</a>.
          </p>
        </Prose>
      </Section>
    </Page>
  );
}
