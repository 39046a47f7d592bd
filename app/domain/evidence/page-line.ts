/** A line of a page, with what stands around it. */
export type PageLine = {
  text: string;
  /** the line above; "" at the top */
  above: string;
  /** whether a banner can stand here: near the top or the bottom of the page */
  isAtEdge: boolean;
  isInUpperHalf: boolean;
};
