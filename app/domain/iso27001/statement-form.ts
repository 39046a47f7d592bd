import { z } from "zod";
import { choices, optionalDay, optionalLine, yesNo } from "#app/domain/kernel/form-fields.ts";
import { CONTROL_THEMES, controlsOf } from "./bridge.ts";

/** What stands on a certificate and in its Statement of Applicability. */
export const ApplicabilityForm = z
  .object({
    coversCuiSystem: yesNo("Say whether the scope includes the system that holds CUI."),
    accreditation: optionalLine(),
    expiresOn: optionalDay("The last day of validity"),
    controls5: choices(),
    controls6: choices(),
    controls7: choices(),
    controls8: choices(),
  })
  .transform(({ controls5, controls6, controls7, controls8, expiresOn, ...rest }) => {
    const ticked = new Set([controls5, controls6, controls7, controls8].flat());
    return {
      ...rest,
      expiresOn: expiresOn ?? null,
      // What is no control of the standard was typed by nobody.
      controls: CONTROL_THEMES.flatMap(({ id }) => controlsOf(id)).filter((id) => ticked.has(id)),
    };
  });
export type Applicability = z.output<typeof ApplicabilityForm>;
