-- The integrations: one Close connection per account, its settings, and what is left to undo.
create table integration (
    id                  text        primary key,
    account             text        not null,
    phase               text        not null check (phase in ('CONNECTING', 'CONNECTED', 'REMOVING', 'REMOVED')),
    organization_id     text        not null,
    organization_name   text        not null,
    user_id             text        not null,
    lead_enabled        text,
    lead_setter_id      text,
    lead_kill_switch    text,
    contact_enabled     text,
    contact_setter_id   text,
    contact_kill_switch text,
    webhook_id          text,
    credential_version  bigint      not null default 0,
    signing_key_version bigint      not null default 0,
    sending_number      text,
    default_setter_id   uuid,
    version             bigint      not null default 0,
    created_at          timestamptz not null,
    -- When someone else may take the work over: a connect that never ended, a removal that Close did not answer.
    due_at              timestamptz
);
-- At most one integration per account, also for two connects at the same instant.
create unique index integration_one_per_account on integration (account) where phase in ('CONNECTING', 'CONNECTED');
create index integration_due on integration (due_at) where phase in ('CONNECTING', 'REMOVING');
