import { MOST_KEYS } from "#app/domain/access-key/access-key.ts";

/** Why no key was made, or none ended: by the field beside which it is said. */
export const ACCESS_KEY_REFUSALS = {
  "no-role": { "": ["Your role here was ended. Nothing was made."] },
  "name-taken": {
    name: ["You have an open key of this name. End that one first, or name this one otherwise."],
  },
  "too-many": { "": [`You have ${MOST_KEYS} open keys here already. End one first.`] },
  "not-found": { "": ["There is no such key."] },
};
