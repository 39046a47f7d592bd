import type { ReactNode } from "react";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { type Showing, sayOvertaken, sayRecordedByPrime } from "#app/domain/fact/showing.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { inOrderOfKinds } from "#app/domain/fact/versions.ts";
import { EvidenceList } from "#app/ui/fact/evidence-list.tsx";
import { FactContent } from "#app/ui/fact/fact-content.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

type ShowingsProps = {
  /** newest first; those that were corrected, taken back or answered since too */
  showings: readonly Showing[];
  /** where a file is got, by the id of the evidence; absent where none is handed out */
  fileHref?: ((evidenceId: string) => string) | undefined;
  /** what can be done about one that stands */
  actionsOf?: ((showing: Showing) => ReactNode) | undefined;
};

type ShowingsSectionProps = ShowingsProps & {
  action?: ReactNode;
  /** shown where nothing was recorded; absent: then there is no section */
  empty?: ReactNode;
};

/** What the prime recorded of a supplier itself, apart from what the supplier stated. */
export function ShowingsSection({ action, empty, ...shown }: ShowingsSectionProps) {
  if (shown.showings.length === 0 && !empty) return null;
  return (
    <Section
      title="Recorded by the prime"
      id="recorded"
      action={action}
      lead="What the supplier showed on paper or by phone, as the prime wrote it down. Nobody of the supplier attested it, so no verdict rests on it. A signed answer of the supplier takes its place."
    >
      {shown.showings.length === 0 ? empty : <Showings {...shown} />}
    </Section>
  );
}

/** Each to be opened; what is no longer the last word stays to be read. */
export function Showings({ showings, fileHref, actionsOf }: ShowingsProps) {
  // That one was taken back is told with it.
  const withdrawals = new Map(
    showings.filter((one) => one.isWithdrawn).map((one) => [one.supersedesId, one]),
  );
  return (
    <Stack gap="tight">
      {inOrderOfKinds(showings)
        .filter(({ isWithdrawn }) => !isWithdrawn)
        .map((showing) => (
          <Disclosure
            key={showing.id}
            summary={
              <span>
                <strong>{FACT_KIND_NAMES[showing.kind]}</strong> {summarizeFact(showing)}{" "}
                <Overtaken showing={showing} />
                <br />
                {sayRecordedByPrime(showing)}
              </span>
            }
          >
            <ShowingBody
              showing={showing}
              withdrawal={withdrawals.get(showing.id)}
              fileHref={fileHref}
              actionsOf={actionsOf}
            />
          </Disclosure>
        ))}
    </Stack>
  );
}

function Overtaken({ showing }: { showing: Showing }) {
  const words = sayOvertaken(showing);
  return words ? <Tag look="strong">{words}</Tag> : null;
}

type BodyProps = Pick<ShowingsProps, "fileHref" | "actionsOf"> & {
  showing: Showing;
  withdrawal: Showing | undefined;
};

function ShowingBody({ showing, withdrawal, fileHref, actionsOf }: BodyProps) {
  const { note, recordedByName, recordedAt, evidence, correctionReason } = showing;
  return (
    <Stack>
      <p>
        “{note}” Recorded by {recordedByName}, <InstantText at={recordedAt} />.
      </p>
      {correctionReason && <p>Corrects what was recorded before: {correctionReason}</p>}
      {withdrawal && (
        <p>
          Taken back by {withdrawal.recordedByName}, <InstantText at={withdrawal.recordedAt} />:{" "}
          {withdrawal.correctionReason}
        </p>
      )}
      {showing.state === "answered" && showing.answeredAt && (
        <p>
          The supplier signed an answer of its own, <InstantText at={showing.answeredAt} />. This
          stays to be read.
        </p>
      )}
      <FactContent fact={showing} />
      {evidence.length > 0 ? (
        <EvidenceList evidence={evidence} {...(fileHref && { hrefOf: fileHref })} />
      ) : (
        <p>No file was kept with it.</p>
      )}
      {showing.state === "stands" && actionsOf?.(showing)}
    </Stack>
  );
}
