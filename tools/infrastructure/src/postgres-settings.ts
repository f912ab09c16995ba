/** The server's command line. `durable: false` is for tests: a killed server loses nothing, a power failure everything. */
export function postgresArguments(data: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket's path may have 103 characters on macOS, and the repository may lie deeper.
    unix_socket_directories: '',
    max_connections: '200',
    // Passwords are 128 random bits or more: stretching them would only slow each connection.
    scram_iterations: '1',
    // A dead client's locks are gone within 10 s.
    idle_in_transaction_session_timeout: '10s',
    client_connection_check_interval: '2s',
    tcp_keepalives_idle: '4',
    tcp_keepalives_interval: '2',
    tcp_keepalives_count: '3',
    // Costs more than it gives with short queries.
    jit: 'off',
    // What a page costs that is in memory or on an SSD; as if on a turning disk, whole tables are read for ten rows.
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %d ',
    ...(process.platform === 'linux' && { tcp_user_timeout: '10s' }),
    // synchronous_commit stays on: with it off, a killed server would lose transactions that it had confirmed.
    ...(!durable && {
      fsync: 'off',
      full_page_writes: 'off',
      wal_init_zero: 'off',
      min_wal_size: '32MB',
      max_wal_size: '1GB',
    }),
  }
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
