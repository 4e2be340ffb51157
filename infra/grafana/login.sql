-- The login that Grafana reads with. The role analyst comes with the first migration: before that this fails, and is tried again.
\getenv password GRAFANA_DB_PASSWORD
SELECT length(:'password') = 0 AS missing \gset
\if :missing
    \warn 'GRAFANA_DB_PASSWORD is empty: set it in .env'
    \quit
\endif
SELECT 'CREATE ROLE grafana LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'grafana') \gexec
ALTER ROLE grafana PASSWORD :'password';
GRANT analyst TO grafana;
-- Settings of a role go with a login, not with membership.
ALTER ROLE grafana SET default_transaction_read_only = on;
ALTER ROLE grafana SET statement_timeout = '30s';
