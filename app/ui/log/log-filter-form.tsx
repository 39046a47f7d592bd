import { OVERSIGHT_ACTIONS } from "#app/domain/log/actions.ts";
import type { LogFilter } from "#app/domain/log/filter.ts";
import { Button } from "#app/ui/kit/button.tsx";

/** What narrows the log, kept in the address so that a link can be sent. */
export function LogFilterForm({ filter, clearHref }: { filter: LogFilter; clearHref: string }) {
  const { contractId, subcontractId, supplierId } = filter;
  const kept = { contract: contractId, subcontract: subcontractId, supplier: supplierId };
  return (
    <search className="search-bar">
      <form method="get" className="search-bar__form">
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="search-bar__field search-bar__field--query">
          <label htmlFor="log-q">Contract, subcontract or supplier</label>
          <input id="log-q" className="input" type="search" name="q" defaultValue={filter.search} />
        </div>
        <div className="search-bar__field">
          <label htmlFor="log-action">What happened</label>
          <select
            id="log-action"
            name="action"
            className="input input--select"
            defaultValue={filter.action}
          >
            <option value="">Anything</option>
            {Object.entries(OVERSIGHT_ACTIONS).map(([action, words]) => (
              <option key={action} value={action}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <DayField name="from" label="From" value={filter.from} />
        <DayField name="to" label="To" value={filter.to} />
        <div className="search-bar__submit">
          <Button look="secondary" icon="filter">
            Show
          </Button>
          {Object.values(filter).some(Boolean) && <a href={clearHref}>Clear</a>}
        </div>
      </form>
    </search>
  );
}

function DayField({ name, label, value }: { name: string; label: string; value?: string }) {
  return (
    <div className="search-bar__field">
      <label htmlFor={`log-${name}`}>{label}</label>
      <input id={`log-${name}`} className="input" type="date" name={name} defaultValue={value} />
    </div>
  );
}
