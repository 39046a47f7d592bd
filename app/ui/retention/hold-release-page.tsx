import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { HoldAbout, type ShownHold } from "./hold-table.tsx";

type HoldReleasePageProps = {
  organizationId: string;
  hold: ShownHold;
  lastResult?: SubmissionResult;
};

/** A legal hold to end, with what that means. */
export function HoldReleasePage({ organizationId, hold, lastResult }: HoldReleasePageProps) {
  const { prime } = paths;
  return (
    <Page
      title={hold.released ? "This legal hold was released" : "Release a legal hold"}
      breadcrumb={[
        { label: "Retention", href: prime.retention(organizationId) },
        { label: "Legal holds", href: prime.holds(organizationId) },
      ]}
    >
      <DefinitionList
        items={[
          { term: "About", value: <HoldAbout organizationId={organizationId} hold={hold} /> },
          { term: "Why it was placed", value: <span className="written">{hold.reason}</span> },
          {
            term: "Placed",
            value: (
              <>
                <InstantText at={hold.placedAt} /> by {hold.placedByName}
              </>
            ),
          },
          ...(hold.released
            ? [
                {
                  term: "Released",
                  value: (
                    <>
                      <InstantText at={hold.released.at} /> by {hold.released.byName}:{" "}
                      <span className="written">{hold.released.reason}</span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {!hold.released && <ReleaseForm organizationId={organizationId} lastResult={lastResult} />}
    </Page>
  );
}

function ReleaseForm(props: Pick<HoldReleasePageProps, "organizationId" | "lastResult">) {
  const [form, fields] = useForm<{ reason: string }>({
    id: "release",
    lastResult: props.lastResult,
  });
  return (
    <>
      <Notice tone="warning">
        Files that were kept long enough may be disposed of as soon as no other hold keeps them.
        Releasing disposes of nothing by itself.
      </Notice>
      <Form form={form}>
        <TextArea
          field={fields.reason}
          label="Why it ends"
          hint="Who said that it may end, and when. It enters the oversight log."
        />
        <ButtonRow>
          <Button>Release the hold</Button>
          <a href={paths.prime.holds(props.organizationId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </>
  );
}
