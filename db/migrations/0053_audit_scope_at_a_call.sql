-- Whether an auditor was let in to what a row hangs on, asked by a call. As a subquery in each policy it
-- was expanded wherever such a table is read, by everybody, and planning it cost more than most
-- statements; now only an auditor's reading ever comes to it.
create function flowdown.audit_sees_supplier(p_supplier uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select exists (select 1 from public.subcontracts s
    where s.supplier_id = p_supplier and s.prime_id = flowdown.organization()
      and s.contract_id = any(flowdown.audit_contracts()))
$$;
--> statement-breakpoint
create function flowdown.audit_sees_flowdown(p_flowdown uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select exists (select 1 from public.flowdowns f
    where f.id = p_flowdown and f.prime_id = flowdown.organization()
      and f.contract_id = any(flowdown.audit_contracts()))
$$;
--> statement-breakpoint
create function flowdown.audit_sees_request(p_request uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select exists (select 1 from public.requests r
    join public.flowdowns f on f.id = r.flowdown_id
    where r.id = p_request and r.prime_id = flowdown.organization()
      and f.prime_id = flowdown.organization()
      and f.contract_id = any(flowdown.audit_contracts()))
$$;
--> statement-breakpoint
revoke execute on function flowdown.audit_sees_supplier(uuid), flowdown.audit_sees_flowdown(uuid),
  flowdown.audit_sees_request(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.audit_sees_supplier(uuid), flowdown.audit_sees_flowdown(uuid),
  flowdown.audit_sees_request(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.audit_sees_supplier(uuid) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.audit_sees_flowdown(uuid) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.audit_sees_request(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
alter policy audit_scope on suppliers
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(id));
--> statement-breakpoint
alter policy audit_scope on suppliers_versions
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(id));
--> statement-breakpoint
alter policy audit_scope on shares
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on reviews
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on submissions
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on status_endings
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on requests
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_flowdown(flowdown_id));
--> statement-breakpoint
alter policy audit_scope on acknowledgements
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_flowdown(flowdown_id));
--> statement-breakpoint
alter policy audit_scope on attestations
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_request(request_id));
--> statement-breakpoint
alter policy audit_scope on request_due_dates
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_request(request_id));
--> statement-breakpoint
alter policy audit_scope on request_messages
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_request(request_id));
