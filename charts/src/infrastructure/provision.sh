# Makes what each app needs: its role and database, its user on NATS. Running it again changes nothing.
set -euo pipefail

say() { printf '%s\n' "$*"; }

provide_database() { # provide_database NAME; the password is in $password
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --set=name="$1" --dbname=postgres <<'SQL'
\getenv password password
SELECT format('CREATE ROLE %I LOGIN', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'name', :'password') \gexec
SELECT format('GRANT %I TO CURRENT_USER', :'name') WHERE NOT pg_has_role(:'name', 'MEMBER') \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'name') \gexec
SQL
}

# nats USER [LINE…]: logs in and sends the lines; the server's words go to standard output.
nats() {
  local user=$1 greeting id
  shift
  exec 3<>"/dev/tcp/$NATS_HOST/4222"
  read -r -t 5 greeting <&3
  id=${greeting#*\"server_id\":\"} id=${id%%\"*}
  printf '%s\r\n' "CONNECT {\"verbose\":false,\"user\":\"$user\",\"pass\":\"$NATS_SYSTEM_PASSWORD\"}" "${@//<id>/$id}" PING >&3
  timeout 2 cat <&3 || true
  exec 3>&-
}

has_read_revision() { [[ $(nats "revision-$NATS_REVISION" 2>/dev/null) == *PONG* ]]; }

if [ -n "${DATABASES:-}" ]; then
  until pg_isready --quiet; do sleep 1; done
  for name in $DATABASES; do
    variable=PASSWORD_${name^^}
    variable=${variable//-/_}
    password=${!variable} provide_database "$name"
    say "database $name: ready"
  done
fi

if [ -n "${NATS_HOST:-}" ]; then
  # The kubelet takes up to a minute and a half to bring a changed Secret into a running pod. Connections stay.
  until has_read_revision; do
    nats system 'SUB reply 1' $'PUB $SYS.REQ.SERVER.<id>.RELOAD reply 0\r\n' >/dev/null 2>&1 || true
    sleep 2
  done
  say "nats: has read revision $NATS_REVISION"
fi
