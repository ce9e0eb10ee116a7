-- What a person has to mend about an integration, and when it was last found in order.
create table attention (
    account        text        not null,
    integration_id text        not null references integration (id) on delete cascade,
    kind           text        not null check (kind in ('CREDENTIAL_REFUSED', 'FIELDS_REFUSED')),
    -- Null: nothing to mend now.
    since          timestamptz,
    -- When it was last met, and when it was last found in order: older news of either sort changes nothing.
    last_at        timestamptz not null,
    in_order_at    timestamptz not null default 'epoch',
    field_ids      text[]      not null default '{}',
    primary key (integration_id, kind)
);
