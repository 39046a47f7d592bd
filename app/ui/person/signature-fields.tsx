import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { DEMO_CODE } from "#app/domain/person/demo.ts";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Notice } from "#app/ui/kit/notice.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type SigningCodeProps = {
  field: FieldLike;
  /** what nobody else may do from a browser left open */
  verb: "sign" | "tell it";
  isDemoPerson: boolean;
};

/** The second factor once more, where somebody makes a statement. */
export function SigningCode({ field, verb, isDemoPerson }: SigningCodeProps) {
  return (
    <>
      {isDemoPerson && (
        <Notice title="In the demo">
          <p>
            Enter <strong>{DEMO_CODE}</strong> as the code.
          </p>
        </Notice>
      )}
      <TextField
        field={field}
        label="Code of your authenticator app"
        hint={`Asked again, so that nobody can ${verb} from a browser you left open. A recovery code works too.`}
        mono
        width="m"
        autoComplete="one-time-code"
        autoCapitalize="off"
      />
    </>
  );
}

type SignatureFieldsProps = {
  fields: Record<"officialName" | "officialTitle" | "code", FieldLike>;
  /** as it is to be typed */
  personName: string;
  /** where the title that stands there comes from; absent where none does */
  titleSource?: string | undefined;
  isDemoPerson: boolean;
};

/** A signature: name, title, and the second factor once more. */
export function SignatureFields(props: SignatureFieldsProps) {
  const { fields, personName, titleSource, isDemoPerson } = props;
  return (
    <>
      <TextField
        field={fields.officialName}
        label="Your full name"
        hint={`Type it as you would sign: ${fullStop(personName)}`}
        autoComplete="off"
      />
      <TextField
        field={fields.officialTitle}
        label="Your title"
        hint={
          titleSource
            ? `From ${titleSource}, check it.`
            : "For example President, or Chief Operating Officer."
        }
        autoComplete="organization-title"
      />
      <SigningCode field={fields.code} verb="sign" isDemoPerson={isDemoPerson} />
    </>
  );
}
