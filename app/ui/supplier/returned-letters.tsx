import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

export type ReturnedAddress = {
  id: string;
  email: string;
  words: string;
  returnedAt: Date | string;
};

type ReturnedLettersProps = {
  organizationId: string;
  supplierId: string;
  returned: readonly ReturnedAddress[];
  mayWrite: boolean;
};

/** The addresses of a supplier at which no letters arrive, and what there is to do about each. */
export function ReturnedLetters(props: ReturnedLettersProps) {
  const { organizationId, supplierId, returned, mayWrite } = props;
  const { prime } = paths;
  return (
    <div id="returned-letters">
      {returned.map(({ id, email, words, returnedAt }) => (
        <Notice key={id} tone="warning" title={`Letters to ${email} come back`}>
          <p>
            Since <InstantText at={returnedAt} />, the mail server says: <q>{words}</q>. No reminder
            goes there.{" "}
            {mayWrite && (
              <>
                <a href={prime.newContact(organizationId, supplierId)}>Add another contact</a>, or
                ask there by telephone.
              </>
            )}
          </p>
          {mayWrite && (
            <Form action={prime.clearAddress(organizationId, id)} layout="plain">
              <Button look="secondary" ariaLabel={`Letters to ${email} arrive again`}>
                Letters arrive again
              </Button>
            </Form>
          )}
        </Notice>
      ))}
    </div>
  );
}
