/** The paragraph a statement rests on: `32 CFR 170.23(a)(3)`. */
export function Citation({ children, href }: { children: string; href?: string }) {
  return <cite className="citation">{href ? <a href={href}>{children}</a> : children}</cite>;
}
