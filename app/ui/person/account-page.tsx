import type { SubmissionResult } from "@conform-to/react";
import type { ComponentProps } from "react";
import { type ShutAccess, sayShutAccess } from "#app/domain/audit/grant.ts";
import type { CalendarDone } from "#app/domain/expiration/calendar-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { ChoicesSection } from "#app/ui/notification/choices-section.tsx";
import { PlainShell } from "#app/ui/shell/plain-shell.tsx";
import { CalendarSection, type OwnCalendar } from "./calendar-section.tsx";
import { type SecurityEventRow, SecurityEventTable } from "./security-event-table.tsx";
import { TELEPHONE_FORM, TelephoneSection } from "./telephone-section.tsx";

export type SessionRow = {
  idHash: string;
  device: string;
  startedAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
};

type AccountPageProps = {
  name: string;
  email: string;
  places: readonly { label: string; href: string }[];
  /** the audit rooms that the person was let into and cannot read now */
  shutRooms: readonly ShutAccess[];
  sessions: readonly SessionRow[];
  events: readonly SecurityEventRow[];
  isChanged: boolean;
  isEnded: boolean;
  /** whether the person works for a prime, whose expirations a calendar can show */
  mayFollow: boolean;
  telephone: string;
  isTelephoneSaved: boolean;
  /** what was wrong with the number that was sent */
  checked?: SubmissionResult;
  /** where the person may make keys for programs */
  keyPlaces: readonly { label: string; href: string }[];
  calendar: OwnCalendar | null;
  calendarDone: CalendarDone | null;
  letters: ComponentProps<typeof ChoicesSection>;
};

/** A person's own settings, and the way to each place they work in. */
export function AccountPage(props: AccountPageProps) {
  const { name, email, places, shutRooms, sessions, events, isChanged, isEnded } = props;
  return (
    <PlainShell>
      <Page
        title="Your account"
        refused={{ formId: TELEPHONE_FORM, result: props.checked }}
        lead={`${name}, ${email}`}
      >
        {isChanged && (
          <Notice tone="success" live>
            Your password is changed. You were signed out everywhere else.
          </Notice>
        )}
        {isEnded && (
          <Notice tone="success" live>
            That browser is signed out.
          </Notice>
        )}
        <Section title="Where you work">
          {places.length === 0 && shutRooms.length === 0 && (
            <EmptyState title="You belong to no organization">
              Open the link of an invitation, or ask for one at the company you work for.
            </EmptyState>
          )}
          {places.length > 0 && (
            <ul className="plain-list">
              {places.map(({ label, href }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          )}
          {shutRooms.map((room) => (
            <p key={room.grantId}>
              <strong>{sayShutAccess(room).title}.</strong> {sayShutAccess(room).text}
            </p>
          ))}
        </Section>
        <Section title="Signing in">
          <ButtonRow>
            <ButtonLink look="secondary" href={paths.changePassword}>
              Change the password
            </ButtonLink>
            <ButtonLink look="secondary" href={paths.enrolSecondFactor(paths.account)}>
              Set up another authenticator app
            </ButtonLink>
          </ButtonRow>
          <Form action={paths.renewRecoveryCodes} ariaLabel="New recovery codes">
            <ButtonRow>
              <Button look="secondary">Make new recovery codes</Button>
            </ButtonRow>
          </Form>
        </Section>
        {props.mayFollow && (
          <TelephoneSection
            telephone={props.telephone}
            isSaved={props.isTelephoneSaved}
            lastResult={props.checked}
          />
        )}
        <ChoicesSection {...props.letters} />
        {props.mayFollow && <CalendarSection calendar={props.calendar} done={props.calendarDone} />}
        {props.keyPlaces.length > 0 && (
          <Section
            title="Programs that read for you"
            id="access-keys"
            lead="With an access key, a program such as a purchasing system reads the lists of a prime as you see them."
          >
            <ul className="plain-list">
              {props.keyPlaces.map(({ label, href }) => (
                <li key={href}>
                  <a href={href}>Access keys at {label}</a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="Where you are signed in">
          <DataTable
            caption="Signed-in browsers"
            captionHidden
            columns={COLUMNS}
            rows={sessions}
            rowKey={({ idHash }) => idHash}
          />
          <Form action={paths.signOutEverywhere} ariaLabel="Sign out everywhere">
            <ButtonRow>
              <Button look="danger">Sign out everywhere</Button>
            </ButtonRow>
          </Form>
        </Section>
        <Section
          title="What happened lately"
          lead="If you do not know something of this, change your password and sign out everywhere."
        >
          {events.length === 0 ? (
            <EmptyState title="Nothing happened">Your next sign-in appears here.</EmptyState>
          ) : (
            <SecurityEventTable events={events} />
          )}
        </Section>
      </Page>
    </PlainShell>
  );
}

const COLUMNS: Column<SessionRow>[] = [
  {
    id: "device",
    header: "Browser",
    rowHeader: true,
    cell: ({ device, isCurrent }) => (
      <>
        {device} {isCurrent && <Tag look="accent">This one</Tag>}
      </>
    ),
  },
  { id: "since", header: "Since", cell: ({ startedAt }) => <InstantText at={startedAt} /> },
  { id: "seen", header: "Last used", cell: ({ lastSeenAt }) => <InstantText at={lastSeenAt} /> },
  {
    id: "end",
    header: "Change",
    cell: ({ idHash, device, isCurrent, startedAt }) =>
      isCurrent ? (
        <a href={paths.signOut}>Sign out here</a>
      ) : (
        <Form
          action={paths.endSession}
          hidden={{ session: idHash }}
          layout="row"
          ariaLabel={`Sign out of ${device}, signed in since ${startedAt}`}
        >
          <Button look="quiet" ariaLabel={`Sign out of ${device}, signed in since ${startedAt}`}>
            Sign out
          </Button>
        </Form>
      ),
  },
];
