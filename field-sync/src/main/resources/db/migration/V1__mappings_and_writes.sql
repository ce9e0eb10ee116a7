-- What a setter's milestones write. One setter's mappings are replaced as a whole.
create table mapping (
    id         uuid primary key,
    account    text not null,
    setter_id  uuid not null,
    milestone  text not null,
    field_id   text not null,
    field_name text not null,
    kind       text not null,
    value      text not null,
    unique (account, setter_id, milestone, field_id)
);

-- Every value on its way into Close, and every one that has arrived or has not: the ledger that people look at.
create table field_write (
    id           uuid primary key,
    account      text        not null,
    integration  text        not null,
    organization text        not null,
    lead_id      text        not null,
    contact_id   text        not null,
    setter_id    uuid        not null,
    milestone    text        not null,
    field_id     text        not null,
    kind         text        not null,
    value        text        not null,
    sequence     bigint      not null,
    reached_at   timestamptz not null,
    traceparent  text,
    state        text        not null,
    reason       text,
    attempts     integer     not null,
    recorded_at  timestamptz not null,
    changed_at   timestamptz not null
);
-- Also answers which sequence of a field is the newest (promise 4), and is the last guard against recording a milestone twice.
create unique index field_write_order on field_write (integration, contact_id, field_id, sequence);
create index field_write_open on field_write (integration, contact_id) where state in ('PENDING', 'WAITING', 'WRITING');
create index field_write_of_lead on field_write (account, lead_id);
create index field_write_of_contact on field_write (account, contact_id);
create index field_write_newest on field_write (account, recorded_at);

-- One lane per contact: its row lock orders what arrives, its claim lets one worker at a time write to that contact.
create table lane (
    integration   text        not null,
    contact_id    text        not null,
    account       text        not null,
    lead_id       text        not null,
    traceparent   text,
    -- When there is something to do; absent where there is nothing.
    due_at        timestamptz,
    -- Raised at each claim: a worker that comes back after its claim has run out finds another number and records nothing.
    claim         bigint      not null default 0,
    claimed_until timestamptz not null default '-infinity',
    -- Steps in a row that finished no write: the back-off.
    failures      integer     not null default 0,
    one_by_one    boolean     not null default false,
    primary key (integration, contact_id)
);
create index lane_due on lane (due_at) where due_at is not null;
