-- Membership of Realign's workers in PostgreSQL. Orleans reads the statements below from the table orleansquery, whose name and columns it prescribes, as
-- it does the keys of the statements, their parameters and the columns that they give. Tables and statements are Realign's own.

-- Two workers that start at once must not both make the tables.
SELECT pg_advisory_xact_lock(7234911);

CREATE TABLE IF NOT EXISTS realign_membership_version (
    cluster text PRIMARY KEY,
    changed timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS realign_membership (
    cluster text NOT NULL REFERENCES realign_membership_version,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status integer NOT NULL,
    proxy_port integer,
    suspect_times text,
    start_time timestamptz NOT NULL,
    alive_time timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

CREATE TABLE IF NOT EXISTS orleansquery (
    querykey text PRIMARY KEY,
    querytext text NOT NULL
);

INSERT INTO orleansquery (querykey, querytext) VALUES

('InsertMembershipVersionKey', $q$
WITH added AS (INSERT INTO realign_membership_version (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
SELECT count(*)::integer FROM added
$q$),

-- A row is added, and changed, only together with the version that its writer has seen: of two writers the second finds another version and nothing happens.
('InsertMembershipKey', $q$
WITH moved AS (
    UPDATE realign_membership_version SET version = version + 1, changed = now()
    WHERE cluster = @DeploymentId AND version = @Version
        AND NOT EXISTS (SELECT 1 FROM realign_membership WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING 1),
added AS (
    INSERT INTO realign_membership (cluster, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_time)
    SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
    RETURNING 1)
SELECT count(*)::integer FROM added
$q$),

('UpdateMembershipKey', $q$
WITH moved AS (
    UPDATE realign_membership_version SET version = version + 1, changed = now()
    WHERE cluster = @DeploymentId AND version = @Version
        AND EXISTS (SELECT 1 FROM realign_membership WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING 1),
changed AS (
    UPDATE realign_membership SET status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND EXISTS (SELECT 1 FROM moved)
    RETURNING 1)
SELECT count(*)::integer FROM changed
$q$),

('UpdateIAmAlivetimeKey', $q$
UPDATE realign_membership SET alive_time = @IAmAliveTime
WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$q$),

('MembershipReadAllKey', $q$
SELECT v.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status,
    m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_time AS IAmAliveTime, v.version AS Version
FROM realign_membership_version v LEFT JOIN realign_membership m ON m.cluster = v.cluster
WHERE v.cluster = @DeploymentId
$q$),

('MembershipReadRowKey', $q$
SELECT v.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status,
    m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_time AS IAmAliveTime, v.version AS Version
FROM realign_membership_version v
LEFT JOIN realign_membership m ON m.cluster = v.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
WHERE v.cluster = @DeploymentId
$q$),

('GatewaysQueryKey', $q$
SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM realign_membership
WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0
$q$),

('DeleteMembershipTableEntriesKey', $q$
WITH members AS (DELETE FROM realign_membership WHERE cluster = @DeploymentId)
UPDATE realign_membership_version SET version = version + 1, changed = now() WHERE cluster = @DeploymentId
$q$),

-- 3 is the status of an active member.
('CleanupDefunctSiloEntriesKey', $q$
DELETE FROM realign_membership WHERE cluster = @DeploymentId AND alive_time < @IAmAliveTime AND status <> 3
$q$)

ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;
