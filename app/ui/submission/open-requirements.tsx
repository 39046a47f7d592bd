import type { AssessmentType } from "#app/domain/cmmc/vocabulary.ts";
import { listOpenChoices, type OpenChoiceGroup } from "#app/domain/submission/open-requirements.ts";
import { Choice } from "#app/ui/kit/choice.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { FieldGroup, type LabelProps } from "#app/ui/kit/field.tsx";
import { initialChoices } from "#app/ui/kit/field-like.ts";

type OpenRequirementsProps = LabelProps & { type: AssessmentType };

/** Every requirement by family, to mark those that are open; a family with marks stands open. */
export function OpenRequirements({ type, field, ...label }: OpenRequirementsProps) {
  const marked = initialChoices(field);
  return (
    <FieldGroup field={field} {...label}>
      <div className="open-requirements">
        {listOpenChoices(type).map((group) => (
          <Family
            key={group.family}
            group={group}
            marked={marked}
            id={field.id}
            name={field.name}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

type FamilyProps = {
  group: OpenChoiceGroup;
  marked: readonly string[];
  id: string;
  name: string;
};

function Family({ group, marked, id, name }: FamilyProps) {
  const count = group.choices.filter(({ mark }) => marked.includes(mark)).length;
  return (
    <Disclosure
      open={count > 0}
      summary={
        <>
          {group.family} {count > 0 && <span className="tag tag--strong">{count} open</span>}
        </>
      }
    >
      <div className="choices choices--column">
        {group.choices.map(({ mark, id: requirement, title, note }) => (
          <Choice
            key={mark}
            type="checkbox"
            id={`${id}-${mark.replace(" ", "-")}`}
            name={name}
            option={{
              value: mark,
              label: (
                <>
                  <span className="identifier">{requirement}</span> {title}
                </>
              ),
              description: note,
            }}
            checked={marked.includes(mark)}
          />
        ))}
      </div>
    </Disclosure>
  );
}
