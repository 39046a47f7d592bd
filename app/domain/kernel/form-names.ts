/** The unseen field in which a form says which state its page showed. */
export const SHOWN_FIELD = "shown";
