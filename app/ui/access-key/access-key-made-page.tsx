import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type AccessKeyMadePageProps = {
  organizationId: string;
  name: string;
  secret: string;
  /** the whole address of a list to try it with */
  address: string;
};

/** A key just made: shown this one time, in the browser that made it. */
export function AccessKeyMadePage({
  organizationId,
  name,
  secret,
  address,
}: AccessKeyMadePageProps) {
  return (
    <Page
      title="Copy your new key"
      breadcrumb={[{ label: "Access keys", href: paths.prime.accessKeys(organizationId) }]}
      lead={`This is the key for “${name}”. It is shown until you say that you have copied it, for 15 minutes at the most, and never again.`}
    >
      <p>
        Press on the key to mark all of it, and copy it into the program or your password store.
      </p>
      <pre className="identifier copyable">{secret}</pre>
      <p>To try it on a command line, with the key typed when it is asked for:</p>
      <pre className="identifier copyable">
        {`read -rs KEY; curl -H "Authorization: Bearer $KEY" "${address}"`}
      </pre>
      <p>Send it to nobody by email or chat. Lost, or seen by others: end it and make another.</p>
      <Form ariaLabel="Go on">
        <ButtonRow>
          <Button>I have copied the key</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
