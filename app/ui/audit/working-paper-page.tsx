import type { AuditSample } from "#app/domain/audit/drawn-sample.ts";
import type { MatrixRow } from "#app/domain/audit/matrix.ts";
import type { AuditNote } from "#app/domain/audit/note.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { NoteCard } from "./note-card.tsx";
import { SampleRecipe, SampleTable } from "./sample-page.tsx";

type WorkingPaperPageProps = {
  grantId: string;
  primeName: string;
  auditorName: string;
  /** when it was written: ISO instant, UTC */
  at: string;
  paper: {
    room: {
      title: string;
      openedByName: string;
      startsOn: string;
      endsOn: string;
      contracts: readonly { id: string; piid: string; title: string }[];
      people: readonly { grantId: string; name: string; email: string }[];
    };
    total: number;
    rows: readonly MatrixRow[];
    samples: readonly AuditSample[];
    notes: readonly AuditNote[];
  };
};

/** The audit on paper: what it covered, what was looked at, what was found and answered. */
export function WorkingPaperPage(props: WorkingPaperPageProps) {
  const { grantId, paper } = props;
  const { audit } = paths;
  return (
    <Page
      title={paper.room.title}
      kicker="Working paper"
      action={
        <ButtonRow>
          <ButtonLink href={audit.matrixFile(grantId)} look="secondary" icon="download" download>
            Matrix as CSV
          </ButtonLink>
          <ButtonLink href={audit.notesFile(grantId)} look="secondary" icon="download" download>
            Findings as CSV
          </ButtonLink>
        </ButtonRow>
      }
    >
      <p className="only-on-screen">
        Print this page, or save it as PDF from the print dialog: navigation and buttons stay away
        from the paper.
      </p>
      <Scope {...props} />
      <MatrixPart grantId={grantId} paper={paper} />
      <SamplesPart grantId={grantId} samples={paper.samples} />
      <NotesPart notes={paper.notes} />
    </Page>
  );
}

function Scope({ primeName, auditorName, at, paper: { room, total } }: WorkingPaperPageProps) {
  return (
    <Section title="Scope" id="scope">
      <TitleBlock
        label="Scope of the audit"
        cells={[
          { label: "Prime contractor", value: primeName, wide: true },
          { label: "Written", value: <InstantText at={at} />, wide: true },
          {
            label: "Access",
            value: (
              <>
                <DateText on={room.startsOn} /> to <DateText on={room.endsOn} />
              </>
            ),
            wide: true,
          },
          { label: "Opened by", value: room.openedByName },
          { label: "Subcontracts", value: total.toLocaleString("en-US") },
          { label: "Written by", value: auditorName, wide: true },
          {
            label: "Auditors",
            value: (
              <ul className="plain-list">
                {room.people.map(({ grantId, name, email }) => (
                  <li key={grantId}>
                    {name} ({email})
                  </li>
                ))}
              </ul>
            ),
            wide: true,
          },
          {
            label: "Contracts",
            value: (
              <ul className="plain-list">
                {room.contracts.map(({ id, piid, title }) => (
                  <li key={id}>
                    <Identifier>{formatPiid(piid)}</Identifier> {title}
                  </li>
                ))}
              </ul>
            ),
            wide: true,
          },
        ]}
      />
    </Section>
  );
}

type PartProps = Pick<WorkingPaperPageProps, "grantId" | "paper">;

function MatrixPart({ grantId, paper: { room, rows, total } }: PartProps) {
  return (
    <Section
      title="Requirement matrix"
      id="matrix"
      lead={
        rows.length < total && (
          <>
            The first {rows.length.toLocaleString("en-US")} of {countWords(total, "subcontract")};{" "}
            <a href={paths.audit.matrixFile(grantId)}>the file</a> has all of them.
          </>
        )
      }
    >
      {rows.length === 0 ? (
        <p>No subcontract is recorded under these contracts.</p>
      ) : (
        <MatrixTable grantId={grantId} rows={rows} showsContract={room.contracts.length > 1} />
      )}
    </Section>
  );
}

function SamplesPart({ grantId, samples }: { grantId: string; samples: readonly AuditSample[] }) {
  return (
    <Section title="Samples" id="samples">
      {samples.length === 0 && <p>No sample was drawn.</p>}
      {samples.map((sample) => (
        <Section key={sample.id} level={3} title={`Seed ${sample.seed}`} id={`sample-${sample.id}`}>
          <p>
            {sample.subcontracts.length} of {countWords(sample.population, "subcontract")}, drawn by{" "}
            {sample.drawnByName}, <InstantText at={sample.drawnAt} />. SHA-256 of the population{" "}
            <Identifier>{sample.populationSha256}</Identifier>
          </p>
          <SampleTable grantId={grantId} subcontracts={sample.subcontracts} />
          <SampleRecipe sample={sample} />
        </Section>
      ))}
    </Section>
  );
}

function NotesPart({ notes }: { notes: readonly AuditNote[] }) {
  return (
    <Section title="Findings and questions" id="notes">
      {notes.length === 0 && <p>Nothing was written down.</p>}
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} isNamed />
      ))}
    </Section>
  );
}
