/** The paragraph alone, inside a sentence: what a page with a script can show without the catalogs. */
export function BriefCitation({ children }: { children: string }) {
  return <cite className="citation">{children}</cite>;
}
