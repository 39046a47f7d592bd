/** Why a view was not saved or renamed, beside the field that it is about. */
export const VIEW_REFUSALS = {
  "name-taken": { name: ["You have a view of this list with this name. Choose another."] },
  "nothing-to-save": {
    "": ["The list is neither searched, narrowed nor sorted: there is nothing to save of it."],
  },
  "too-many": { "": ["You have 40 views of this list. Delete one first."] },
};
