import { countWords } from "#app/domain/kernel/count-words.ts";
import type { WitnessedCheckpoint } from "#app/domain/log/checkpoint-view.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Witnessings, WitnessNotice } from "./checkpoint-witnesses.tsx";
import { LogTabs } from "./log-tabs.tsx";

type LogCheckpointsPageProps = {
  organizationId: string;
  checkpoints: readonly WitnessedCheckpoint[];
  logSize: number;
  next: number | null;
  before?: number;
};

/** The signed roots of the log, newest first, each to be kept by whoever wants to hold us to it. */
export function LogCheckpointsPage(props: LogCheckpointsPageProps) {
  const { organizationId, checkpoints, logSize, next, before } = props;
  const { logCheckpoints, logZip } = paths.prime;
  const here = logCheckpoints(organizationId);
  const newest = before === undefined ? (checkpoints[0]?.size ?? 0) : logSize;
  return (
    <Page
      title="Checkpoints of the oversight log"
      lead="A checkpoint is the root of the log at a size, signed with the prime's key. Whoever keeps one can prove later that no entry before it was changed, removed or put in."
      action={
        <ButtonLink href={logZip(organizationId)} look="secondary" icon="download" download>
          Export the whole log
        </ButtonLink>
      }
    >
      <LogTabs organizationId={organizationId} current="checkpoints" />
      {newest < logSize && (
        <Notice title={`${logSize - newest} entries came since the last checkpoint`}>
          The log is sealed every hour, at every record and at every export of the whole log.
        </Notice>
      )}
      <WitnessNotice checkpoints={checkpoints} isNewest={before === undefined} />
      <DataTable
        caption="Checkpoints, newest first"
        captionHidden
        columns={columnsOf(organizationId)}
        rows={checkpoints}
        rowKey={(checkpoint) => String(checkpoint.size)}
        empty={
          <EmptyState title="Nothing was sealed yet">
            The first checkpoint is made within the hour after something happened. Exporting the
            whole log makes one at once.
          </EmptyState>
        }
      />
      <Pager
        label="Pages of checkpoints"
        firstHref={before === undefined ? undefined : here}
        nextHref={next === null ? undefined : `${here}?before=${next}`}
        position={before === undefined ? undefined : `Before ${before} entries`}
      />
    </Page>
  );
}

function columnsOf(organizationId: string): Column<WitnessedCheckpoint>[] {
  return [
    {
      id: "size",
      header: "Covers",
      rowHeader: true,
      cell: ({ size }) => countWords(size, "entry", "entries"),
    },
    { id: "at", header: "Sealed", cell: ({ sealedAt }) => <InstantText at={sealedAt} /> },
    { id: "root", header: "Root", cell: ({ root }) => <Identifier short>{root}</Identifier> },
    {
      id: "witnessed",
      header: "Witnessed",
      cell: ({ witnessings }) =>
        witnessings.length === 0 ? "By nobody" : <Witnessings witnessings={witnessings} />,
    },
    {
      id: "file",
      header: "Signed note",
      cell: ({ size }) => (
        <a
          href={paths.prime.logCheckpoint(organizationId, size)}
          aria-label={`Download the checkpoint of ${countWords(size, "entry", "entries")}`}
          download
        >
          checkpoint.txt
        </a>
      ),
    },
  ];
}
