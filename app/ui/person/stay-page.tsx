import { paths } from "#app/paths.ts";
import { Clock } from "#app/ui/kit/clock.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { PlainShell } from "#app/ui/shell/plain-shell.tsx";

/** That the session runs on, for whoever has a half-filled form open in another tab. */
export function StayPage({ endsAt, timeZone }: { endsAt: string; timeZone: string }) {
  return (
    <PlainShell>
      <Page title="You stay signed in">
        <Clock timeZone={timeZone}>
          <p>
            Until <InstantText at={endsAt} />. Close this tab and go on in the other one: what you
            typed there is as you left it. Reload this page when you need more time again.
          </p>
          <p>
            <a href={paths.home}>Go to your pages</a>
          </p>
        </Clock>
      </Page>
    </PlainShell>
  );
}
