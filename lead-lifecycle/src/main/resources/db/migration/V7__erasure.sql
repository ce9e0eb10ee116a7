-- Requests of people to be forgotten, by phone number (docs/decisions/0012-erasure.md). The number itself is never in here: phone is its keyed hash. Asked again
-- for the same number, the same row goes on.
create table erasure (
    id              uuid primary key,
    account         text        not null,
    phone           text        not null,
    key_fingerprint text        not null,
    reason          text        not null,
    asked_by        text        not null,
    asked_at        timestamptz not null,
    finished_at     timestamptz,
    leads           int         not null default 0,
    engagements     int         not null default 0,
    contacts        int         not null default 0,
    timeline_texts  int         not null default 0,
    texts           int         not null default 0,
    unique (account, phone)
);
comment on column erasure.key_fingerprint is 'Which key made the hash: under another one the number could be texted again, so the service does not start with it';
comment on column erasure.finished_at is 'Null: it is under way, or was stopped and has to be asked for again';
comment on column erasure.leads is 'This and the following: what was blanked, added up in the transaction that blanked it';
comment on column suppression.phone is 'The number; of an erased one its keyed hash';
