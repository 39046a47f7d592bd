import { Icon } from "#app/ui/kit/icon.tsx";

/** Search from any page. */
export function ShellSearch({ action }: { action: string }) {
  return (
    <search className="shell-search">
      <form method="get" action={action} className="shell-search__form">
        <label className="visually-hidden" htmlFor="shell-search">
          Search everything
        </label>
        <input
          id="shell-search"
          className="input shell-search__input"
          type="search"
          name="q"
          required
          placeholder="Search everything"
        />
        <button className="shell-search__button" type="submit">
          <Icon name="search" />
          <span className="visually-hidden">Search everything</span>
        </button>
      </form>
    </search>
  );
}
