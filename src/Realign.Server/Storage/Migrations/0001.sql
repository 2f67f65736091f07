-- Times are milliseconds since 1970. Every statement here is understood by SQLite and by PostgreSQL.
CREATE TABLE scenarios (
    id      TEXT   NOT NULL PRIMARY KEY,
    owner   TEXT   NOT NULL,
    name    TEXT   NOT NULL,
    text    TEXT   NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE INDEX scenarios_of_owner ON scenarios (owner, changed);

CREATE TABLE jobs (
    id             TEXT   NOT NULL PRIMARY KEY,
    owner          TEXT   NOT NULL,
    kind           TEXT   NOT NULL,
    request        TEXT   NOT NULL,
    digest         TEXT   NOT NULL,
    idempotencykey TEXT,
    state          TEXT   NOT NULL,
    revision       BIGINT NOT NULL,
    attempts       BIGINT NOT NULL,
    created        BIGINT NOT NULL,
    started        BIGINT,
    ended          BIGINT,
    part           TEXT,
    done           BIGINT NOT NULL,
    planned        BIGINT NOT NULL,
    worker         TEXT,
    lease          BIGINT,
    cancelling     BIGINT NOT NULL,
    failure        TEXT
);
CREATE UNIQUE INDEX jobs_of_key ON jobs (owner, idempotencykey);
CREATE INDEX jobs_of_owner ON jobs (owner, created);
CREATE INDEX jobs_in_state ON jobs (state, created);
CREATE INDEX jobs_of_digest ON jobs (digest, state);

CREATE TABLE results (
    job  TEXT NOT NULL PRIMARY KEY REFERENCES jobs (id),
    body TEXT NOT NULL
);

CREATE TABLE keys (
    id      TEXT   NOT NULL PRIMARY KEY,
    owner   TEXT   NOT NULL,
    hash    TEXT   NOT NULL,
    created BIGINT NOT NULL,
    revoked BIGINT
);
CREATE UNIQUE INDEX keys_of_hash ON keys (hash);

-- What signs the cookies of signed-in browsers; not part of a backup.
CREATE TABLE cookiekeys (
    id  TEXT NOT NULL PRIMARY KEY,
    xml TEXT NOT NULL
);
