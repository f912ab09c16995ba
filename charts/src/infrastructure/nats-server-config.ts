import { type AppFacts, needsNats } from '../apps/app-facts.js'
import { natsPermissions } from './nats-permissions.js'

/** nats-server's configuration: an account for the shop, a user an app in it, and one for whoever reloads this. */
export function natsServerConfig(apps: readonly AppFacts[]): string {
  const users = apps.filter(needsNats).map((app) => {
    const password = `{{ index $passwords \`${app.name}\` \`nats\` }}`
    return `      { user: "${app.name}", password: "${password}", permissions: ${JSON.stringify(natsPermissions(app))} }`
  })
  return `port: 4222
http_port: 8222
server_name: "nats"
jetstream { store_dir: "/data", max_memory_store: 16MB }
# A client that died without a word gets requests until it is noticed: after 8 s, where the defaults take minutes.
ping_interval: "4s"
ping_max: 1
system_account: SYSTEM
accounts {
  SYSTEM: {
    users: [
      { user: "system", password: "{{ $passwords.admin.system }}" }
      # Who can log in as this one knows that the server has read this revision.
      { user: "revision-{{ $revision }}", password: "{{ $passwords.admin.system }}", permissions: { publish: { deny: [">"] }, subscribe: { deny: [">"] } } }
    ]
  }
  SHOP: {
    jetstream: enabled
    users: [
${users.join('\n')}
    ]
  }
}
`
}
