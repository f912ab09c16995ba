-- Runs once, when the volume is new: a database for each app, owned by a role of the same name, closed to the others.
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', app, app)
FROM unnest(ARRAY['monolith', 'accounts', 'catalog', 'inventory', 'orders', 'payments']) AS app
\gexec
SELECT format('CREATE DATABASE %I OWNER %I', rolname, rolname)
FROM pg_roles WHERE rolname !~ '^pg_' AND NOT rolsuper
\gexec
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', rolname)
FROM pg_roles WHERE rolname !~ '^pg_' AND NOT rolsuper
\gexec
