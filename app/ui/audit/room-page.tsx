import { type SubmissionResult, useForm } from "@conform-to/react";
import type { AuditSample } from "#app/domain/audit/drawn-sample.ts";
import { ROOM_STATE_WORDS, type RoomState } from "#app/domain/audit/grant.ts";
import type { NoteState } from "#app/domain/audit/note.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { GrantTable, type ShownGrant } from "./grant-table.tsx";
import { RoomNotesSection, type ShownNote } from "./room-notes-section.tsx";
import { RoomSamplesSection } from "./room-samples-section.tsx";

type RoomPageProps = {
  organizationId: string;
  room: {
    id: string;
    title: string;
    openedByName: string;
    openedAt: string;
    startsOn: string;
    endsOn: string;
    state: RoomState;
    contracts: readonly { id: string; piid: string; title: string }[];
    mayMakeRecords: boolean;
    people: readonly ShownGrant[];
  };
  samples: readonly AuditSample[];
  notes: readonly ShownNote[];
  /** the note after which the next page begins; null on the last page */
  next: string | null;
  counts: Record<NoteState, number>;
  mayChange: boolean;
  lastResult?: SubmissionResult;
};

/** An audit room as its prime sees it: who is in, what they drew, found and asked. */
export function RoomPage(props: RoomPageProps) {
  const { organizationId, room, samples, notes, next, counts, mayChange, lastResult } = props;
  const mayEnter = mayChange && (room.state === "open" || room.state === "planned");
  return (
    <Page
      title={room.title}
      kicker="Audit room"
      breadcrumb={[{ label: "Audits", href: paths.prime.audits(organizationId) }]}
    >
      <RoomTitleBlock organizationId={organizationId} room={room} />
      <RoomNotesSection
        organizationId={organizationId}
        auditId={room.id}
        notes={notes}
        next={next}
        counts={counts}
        mayAnswer={mayChange && room.state !== "closed"}
        lastResult={lastResult}
      />
      <RoomSamplesSection organizationId={organizationId} auditId={room.id} samples={samples} />
      <Section title="People" id="people">
        <GrantTable grants={room.people} mayChange={mayEnter} />
        {mayEnter && <AddPerson lastResult={lastResult} />}
      </Section>
      {mayChange && room.state !== "closed" && (
        <>
          <RecordsOfRoom isAllowed={room.mayMakeRecords} />
          <CloseRoom />
        </>
      )}
    </Page>
  );
}

function RoomTitleBlock({ organizationId, room }: Pick<RoomPageProps, "organizationId" | "room">) {
  return (
    <TitleBlock
      label={room.title}
      cells={[
        { label: "State", value: ROOM_STATE_WORDS[room.state] },
        {
          label: "Access",
          value: (
            <>
              <DateText on={room.startsOn} /> to <DateText on={room.endsOn} />
            </>
          ),
        },
        {
          label: "Opened",
          value: (
            <>
              {room.openedByName}, <InstantText at={room.openedAt} />
            </>
          ),
          wide: true,
        },
        {
          label: room.contracts.length === 1 ? "Contract" : "Contracts",
          value: (
            <ul className="plain-list">
              {room.contracts.map(({ id, piid, title }) => (
                <li key={id}>
                  <a href={paths.prime.contract(organizationId, id)}>
                    <span className="identifier">{formatPiid(piid)}</span> {title}
                  </a>
                </li>
              ))}
            </ul>
          ),
          wide: true,
        },
      ]}
    />
  );
}

function AddPerson({ lastResult }: { lastResult?: SubmissionResult }) {
  const isOurs = lastResult?.initialValue?.intent !== "answer";
  const [form, fields] = useForm<{ name: string; organization: string; email: string }>({
    id: "add",
    lastResult: isOurs ? lastResult : undefined,
  });
  return (
    <Section title="Let somebody else in" level={3} id="add-person">
      <ErrorSummary form={form} />
      <Form id={form.id} hidden={{ intent: "add" }}>
        <TextField field={fields.name} label="Name" autoComplete="off" />
        <TextField
          field={fields.organization}
          label="Agency or company"
          hint="Whom they audit for: the log names it with everything they do here."
          autoComplete="off"
        />
        <TextField
          field={fields.email}
          label="Email"
          type="email"
          hint="The invitation goes there. They set up a password and a second factor."
          autoComplete="off"
        />
        <div>
          <Button look="secondary">Send the invitation</Button>
        </div>
      </Form>
    </Section>
  );
}

function RecordsOfRoom({ isAllowed }: { isAllowed: boolean }) {
  return (
    <Section
      title="Records made in the room"
      id="records"
      lead={
        isAllowed
          ? "Its auditors may make oversight records of these contracts by themselves; the log says for whom each was made."
          : "Its auditors read the records that you make, and ask you for others."
      }
    >
      <Form layout="plain" hidden={{ intent: "records", allow: isAllowed ? "no" : "yes" }}>
        <Button look="secondary">
          {isAllowed ? "Let them make none any more" : "Let them make records"}
        </Button>
      </Form>
    </Section>
  );
}

function CloseRoom() {
  return (
    <Section
      title="Close the room"
      id="close"
      lead="Nobody from outside reads these contracts through it any more. It cannot be opened again. What was drawn, found, asked and answered stays here and in the log."
    >
      <Disclosure summary="Close this room now">
        <Form layout="plain" hidden={{ intent: "close" }}>
          <Button look="danger">Close the room for everybody</Button>
        </Form>
      </Disclosure>
    </Section>
  );
}
