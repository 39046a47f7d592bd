create or replace view known.brought_sheets with (security_invoker = true) as
  select * from public.brought_sheets where brought_at <= flowdown.known_at();
--> statement-breakpoint
-- That a spreadsheet came through the link of a letter is the portal's to say: no prime can claim it.
drop policy prime on brought_sheets;
--> statement-breakpoint
create policy prime on brought_sheets to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and invitation_id is null
    and exists (select 1 from requests where requests.id = request_id
      and requests.prime_id = brought_sheets.prime_id
      and requests.supplier_id = brought_sheets.supplier_id));
