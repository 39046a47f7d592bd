import type { AuditSample } from "#app/domain/audit/drawn-sample.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type RoomSamplesSectionProps = {
  organizationId: string;
  auditId: string;
  samples: readonly AuditSample[];
};

/** The samples that the auditors of a room drew, each with its subcontracts. */
export function RoomSamplesSection(props: RoomSamplesSectionProps) {
  const { organizationId, auditId, samples } = props;
  return (
    <Section title="Samples" id="samples">
      {samples.length === 0 && (
        <EmptyState title="The auditors drew no sample yet">
          A sample names the subcontracts they look at. Each comes with its seed, so that you can
          draw it again.
        </EmptyState>
      )}
      {samples.map((sample) => (
        <Disclosure
          key={sample.id}
          summary={
            <span>
              {sample.subcontracts.length} of {countWords(sample.population, "subcontract")}, drawn
              by {sample.drawnByName}, <InstantText at={sample.drawnAt} />
            </span>
          }
        >
          <p>
            Seed <Identifier>{sample.seed}</Identifier>, SHA-256 of the population{" "}
            <Identifier short>{sample.populationSha256}</Identifier>
          </p>
          <ol className="steps">
            {sample.subcontracts.map(({ id, number, title, supplierName }) => (
              <li key={id}>
                <a className="identifier" href={paths.prime.subcontract(organizationId, id)}>
                  {number}
                </a>{" "}
                {title}, {supplierName}
              </li>
            ))}
          </ol>
          <p>
            <a href={paths.prime.sampleRecords(organizationId, auditId, sample.id)}>
              Make an oversight record of this sample
            </a>
          </p>
        </Disclosure>
      ))}
    </Section>
  );
}
