import type { SubmissionResult } from "@conform-to/react";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { ROLE_NAMES, type Role } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { SecondFactorSection, type ShownReset } from "./second-factor-section.tsx";
import { type SecurityEventRow, SecurityEventTable } from "./security-event-table.tsx";

export type ShownColleague = {
  personId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  hasSecondFactor: boolean;
  worksElsewhere: boolean;
};

type PersonPageProps = {
  side: "prime" | "subcontractor";
  organizationId: string;
  colleague: ShownColleague;
  reset: ShownReset | null;
  events: readonly SecurityEventRow[];
  /** the person looking */
  ownId: string;
  done: "signed-out" | "asked" | "approved" | "refused" | null;
  lastResult?: SubmissionResult;
};

const DONE = {
  "signed-out": "They are signed out of every browser.",
  asked: "The other administrators were written to. One of them has to approve it.",
  approved: "The second factor is reset, and a letter with the way back in is on its way.",
  refused: "The reset is refused. Nothing has changed.",
};

/** How a colleague gets in, and what an administrator can do about it. */
export function PersonPage(props: PersonPageProps) {
  const { side, organizationId, colleague, events, ownId, done } = props;
  const roles = colleague.roles.map((role) => ROLE_NAMES[role]).join(", ");
  return (
    <Page
      title={colleague.name}
      kicker={roles}
      lead={colleague.email}
      breadcrumb={[{ label: "People", href: paths[side].people(organizationId) }]}
    >
      {done && (
        <Notice tone="success" live>
          {DONE[done]}
        </Notice>
      )}
      <Section title="Sessions" id="sessions">
        <p>
          A browser was lost, or somebody else sits at it: end every session of{" "}
          {fullStop(colleague.name)}
        </p>
        <Form hidden={{ intent: "sign-out" }} ariaLabel={`Sign ${colleague.name} out everywhere`}>
          <ButtonRow>
            <Button look="danger">Sign out everywhere</Button>
          </ButtonRow>
        </Form>
      </Section>
      <SecondFactorSection
        colleague={colleague}
        reset={props.reset}
        ownId={ownId}
        lastResult={props.lastResult}
      />
      <Section title="Security events" id="events">
        {events.length === 0 ? (
          <EmptyState title="Nothing happened">
            They have not signed in since they work here.
          </EmptyState>
        ) : (
          <SecurityEventTable events={events} />
        )}
      </Section>
    </Page>
  );
}
