import { type SubmissionResult, useForm } from "@conform-to/react";
import { zoneWords } from "#app/domain/kernel/instant.ts";
import { listTimeZones } from "#app/domain/organization/time-zone.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Select } from "#app/ui/kit/select.tsx";

type TimeZonePageProps = {
  side: "prime" | "subcontractor";
  organizationId: string;
  organizationName: string;
  timeZone: string;
  /** ISO instant, UTC */
  now: string;
  mayManage: boolean;
  isSaved: boolean;
  lastResult?: SubmissionResult;
};

const WHAT_FOLLOWS = {
  prime:
    "Due dates pass, statuses expire and reminders go out by its clock. What was recorded stays as it is.",
  subcontractor:
    "Your pages show days and times by its clock, and your daily digest comes in its morning. What a prime asks for is due by the end of the day where that prime is.",
};

/** In which time zone an organization's days begin and end. */
export function TimeZonePage(props: TimeZonePageProps) {
  const { side, organizationId, organizationName, timeZone, now, mayManage, isSaved } = props;
  const people = paths[side].people(organizationId);
  const [form, fields] = useForm<{ timeZone: string }>({
    id: "time-zone",
    lastResult: props.lastResult,
    defaultValue: { timeZone },
  });
  return (
    <Page
      title="Time zone"
      breadcrumb={[{ label: "People", href: people }]}
      lead={`Where the days of ${organizationName} begin and end. ${WHAT_FOLLOWS[side]}`}
    >
      {isSaved && (
        <Notice tone="success" live>
          The time zone is set.
        </Notice>
      )}
      <p>
        Now it is <InstantText at={now} /> in {zoneWords(timeZone)}.
      </p>
      {mayManage ? (
        <Form form={form}>
          <Select field={fields.timeZone} label="Time zone" options={listTimeZones()} width="m" />
          <ButtonRow>
            <Button>Set the time zone</Button>
            <a href={people}>Cancel</a>
          </ButtonRow>
        </Form>
      ) : (
        <Notice title="Administrators set it">Ask one of those whom the page People names.</Notice>
      )}
    </Page>
  );
}
