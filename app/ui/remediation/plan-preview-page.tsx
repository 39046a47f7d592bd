import type { SubmissionResult } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { PlannedItem } from "#app/domain/remediation/import/plan-import.ts";
import type { PlanProblem } from "#app/domain/remediation/import/read-plan.ts";
import { writeShownItem } from "#app/domain/remediation/import/take-form.ts";
import { titleOf } from "#app/domain/remediation/item.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Choice } from "#app/ui/kit/choice.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { FieldError } from "#app/ui/kit/field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { sayItem } from "./item-versions.tsx";

export type PlanPreviewPageProps = {
  organizationId: string;
  plan: { id: string; systemName: string };
  fileName: string;
  /** items of which the file says anything */
  read: number;
  planned: readonly PlannedItem[];
  problems: readonly PlanProblem[];
  lastResult?: SubmissionResult;
};

/** What an uploaded plan would change; nothing is saved before it is chosen. */
export function PlanPreviewPage(props: PlanPreviewPageProps) {
  const { organizationId, plan, fileName, read, planned, problems } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title={`Check ${fileName}`}
      breadcrumb={[
        { label: "Remediation", href: subcontractor.remediation(organizationId) },
        { label: plan.systemName, href: subcontractor.remediationPlan(organizationId, plan.id) },
        { label: "Take in a plan", href: subcontractor.importPlan(organizationId, plan.id) },
      ]}
      lead={`${countWords(read, "item")} read, of which ${planned.length} would change the plan. Nothing is saved yet.`}
    >
      <Section title={`Problems (${problems.length})`} id="problems">
        <DataTable
          caption="What could not be taken as it is"
          captionHidden
          rows={problems}
          rowKey={({ place, problem }) => `${place} ${problem}`}
          empty={<p>Everything could be read.</p>}
          columns={[
            {
              id: "place",
              header: "Cell or path",
              rowHeader: true,
              mono: true,
              cell: ({ place }) => place,
            },
            { id: "problem", header: "Problem", cell: ({ problem }) => problem },
          ]}
        />
      </Section>
      {planned.length === 0 ? (
        <Notice title="The file changes nothing">
          What it says stands on the plan already, or nothing of it could be read.
        </Notice>
      ) : (
        <TakeItems {...props} />
      )}
    </Page>
  );
}

/** What would change: new items are chosen at first, those that replace one are not. */
function TakeItems({ planned, lastResult }: PlanPreviewPageProps) {
  const fresh = planned.filter(({ standing }) => standing === null);
  const replacing = planned.filter(({ standing }) => standing !== null);
  const typed = lastResult?.initialValue ? [lastResult.initialValue.take ?? []].flat() : null;
  const isChosen = ({ place, standing }: PlannedItem) =>
    typed ? typed.includes(place) : standing === null;
  const errors = lastResult?.error ?? {};
  return (
    <Form form={{ id: "take", errors: errors[""] ?? [] }}>
      {planned.map(({ place, standing }) => (
        <input
          key={place}
          type="hidden"
          name="shown"
          value={writeShownItem(place, standing?.version ?? 0)}
        />
      ))}
      <FieldError field={{ id: "take-take", name: "take", errors: errors.take ?? undefined }} />
      {replacing.length > 0 && (
        <Section
          title={`Would change an item (${replacing.length})`}
          id="replacing"
          lead="These stand on the plan, and differently. Tick those that the file is right about; what stands now stays in their history."
        >
          <div className="choices choices--column">
            {replacing.map((one) => (
              <TakeChoice key={one.place} planned={one} isChosen={isChosen(one)} />
            ))}
          </div>
        </Section>
      )}
      {fresh.length > 0 && (
        <Section
          title={`New items (${fresh.length})`}
          id="new"
          lead="Take the tick away from what you do not want."
        >
          <div className="choices choices--column">
            {fresh.map((one) => (
              <TakeChoice key={one.place} planned={one} isChosen={isChosen(one)} />
            ))}
          </div>
        </Section>
      )}
      <ButtonRow>
        <Button>{`Take what is ticked (of ${countWords(planned.length, "item")})`}</Button>
      </ButtonRow>
    </Form>
  );
}

function TakeChoice({ planned, isChosen }: { planned: PlannedItem; isChosen: boolean }) {
  const { place, content, standing } = planned;
  return (
    <Choice
      type="checkbox"
      id={`take-${place.replace(/\W+/g, "-")}`}
      name="take"
      checked={isChosen}
      option={{
        value: place,
        label: titleOf(content),
        description: (
          <>
            {standing && (
              <p>
                <strong>Stands now:</strong> {sayItem(standing)}
              </p>
            )}
            <p>
              <strong>{place}:</strong> {sayItem(content)}
            </p>
          </>
        ),
      }}
    />
  );
}
