import { Fragment, type ReactNode } from "react";

/** What stands between the title of a list and its rows, close together so that the rows begin high. */
export function ListTools({ children }: { children: ReactNode }) {
  return <div className="list-tools">{children}</div>;
}

type ListLineProps = {
  /** What the list comes to. */
  about?: ReactNode;
  /** How it is taken along, and where else it leads: of no use on paper. */
  links?: ReactNode;
};

/** A line of the tools: what is said of the list, and at its end what leads on from it. */
export function ListLine({ about, links }: ListLineProps) {
  return (
    <div className="list-line">
      {about && <p>{about}</p>}
      {links && <p className="only-on-screen">{links}</p>}
    </div>
  );
}

type ListFile = {
  label: string;
  href: string;
  /** Shown by the browser, and not kept as a file. */
  isShown?: boolean;
};

/** The list as files. */
export function Downloads({
  lead = "Download this list",
  files,
}: {
  lead?: string;
  files: readonly ListFile[];
}) {
  return (
    <>
      {lead}:{" "}
      {files.map(({ label, href, isShown = false }, index) => (
        <Fragment key={label}>
          {index > 0 && " · "}
          <a href={href} download={!isShown}>
            {label}
          </a>
        </Fragment>
      ))}
    </>
  );
}
