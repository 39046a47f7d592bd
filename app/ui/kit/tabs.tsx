export type Tab = { label: string; href: string; current?: boolean; count?: number };

/** Views of one thing, each with its own address. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul className="tabs__list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              className="tabs__tab"
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
            >
              {tab.label}
              {tab.count !== undefined && <span className="tabs__count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
