import { Button } from "./button.tsx";
import type { Option } from "./select.tsx";

export type Filter = {
  name: string;
  label: string;
  options: readonly Option[];
  value?: string;
  /** what it is while nothing is chosen: `All` */
  all?: string;
};

type SearchBarProps = {
  /** What is searched: `Search suppliers`; absent where there are filters alone. */
  label?: string;
  /** What was searched for. */
  query?: string;
  /** The name of the query in the address. */
  name?: string;
  placeholder?: string;
  filters?: readonly Filter[];
  action?: string;
  /** Leads back to the whole list; shown when something is searched or filtered. */
  clearHref?: string;
  /** Kept in the address: the sorting. */
  hidden?: Record<string, string>;
};

/** Search and filters of a list, kept in the address so that a link can be sent. */
export function SearchBar(props: SearchBarProps) {
  const { label, query, name = "q", placeholder, filters = [], action, clearHref, hidden } = props;
  const isNarrowed = Boolean(query) || filters.some((filter) => filter.value);
  return (
    <search className="search-bar">
      <form method="get" action={action} className="search-bar__form">
        {Object.entries(hidden ?? {}).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        {label && (
          <div className="search-bar__field search-bar__field--query">
            <label htmlFor={`search-${name}`}>{label}</label>
            <input
              id={`search-${name}`}
              className="input"
              type="search"
              name={name}
              defaultValue={query}
              placeholder={placeholder}
            />
          </div>
        )}
        {filters.map((filter) => (
          <FilterField key={filter.name} filter={filter} />
        ))}
        <div className="search-bar__submit">
          <Button look="secondary" icon="search">
            {label ? "Search" : "Show"}
          </Button>
          {isNarrowed && clearHref && <a href={clearHref}>Clear</a>}
        </div>
      </form>
    </search>
  );
}

/** Whether the list is narrowed to something that is offered no more: a saved view outlives it. */
function isGone({ value, options }: Filter): boolean {
  return Boolean(value) && !options.some((option) => option.value === value);
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function nameOfGone({ value = "" }: Filter): string {
  return ID.test(value) ? "One that is not here any more" : `${value} (not here any more)`;
}

function FilterField({ filter }: { filter: Filter }) {
  const id = `filter-${filter.name}`;
  return (
    <div className="search-bar__field">
      <label htmlFor={id}>{filter.label}</label>
      <select
        id={id}
        name={filter.name}
        className="input input--select"
        defaultValue={filter.value}
      >
        <option value="">{filter.all ?? "All"}</option>
        {isGone(filter) && <option value={filter.value}>{nameOfGone(filter)}</option>}
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
