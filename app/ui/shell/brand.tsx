/**
 * The sign of the product: three levels, each lower and drawn with a thinner line than the one it
 * hangs from, as a requirement passes from the prime to its tiers.
 */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg
      className="brand__mark"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <path strokeWidth="4" d="M1 5h11" />
      <path strokeWidth="3" d="M7 12.5h11" />
      <path strokeWidth="2" d="M13 19.5h10" />
      <path strokeWidth="1.25" d="M10 5v7.5M16 12.5v7" />
    </svg>
  );
}

/** Sign and name, leading home where there is one. */
export function Brand({ href, size }: { href?: string; size?: number }) {
  const content = (
    <>
      <BrandMark size={size} />
      <span className="brand__name">Flowdown</span>
    </>
  );
  if (!href) return <span className="brand">{content}</span>;
  return (
    <a className="brand" href={href}>
      {content}
    </a>
  );
}
