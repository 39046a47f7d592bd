import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type OwnFileFieldsProps = {
  fields: Record<"file" | "noCui" | "notCuiReason", FieldLike>;
  label: string;
  hint: string;
};

/** A file of the prime's own that may be added, that it holds no CUI, and why what looks like a marking is none. */
export function OwnFileFields({ fields, label, hint }: OwnFileFieldsProps) {
  const { file, noCui, notCuiReason } = fields;
  return (
    <>
      <FileField
        field={file}
        label={label}
        hint={hint}
        accept="application/pdf,image/png,image/jpeg"
        optional
      />
      <CheckboxField
        // Said of one file, it says nothing of the next: never ticked beforehand.
        field={{ id: noCui.id, name: noCui.name, errors: noCui.errors }}
        label="The file holds no CUI"
        description="I looked: it carries no CUI marking, no drawing and no technical data."
      />
      <Disclosure
        summary="It speaks about CUI, and what looks like a marking is none"
        open={Boolean(file.errors)}
      >
        <TextArea
          field={notCuiReason}
          label="Why what was found is no marking"
          hint="Kept with the file and in the log. A file that does hold CUI must not be uploaded, whatever is written here."
          optional
        />
      </Disclosure>
    </>
  );
}
