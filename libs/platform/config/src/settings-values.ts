import type { SettingsClass } from './settings.js'

/** The parsed values of all groups of settings. */
export class SettingsValues {
  private readonly values = new Map<SettingsClass, object>()

  add(group: SettingsClass, values: object): void {
    this.values.set(group, new (group as unknown as new (values: object) => object)(values))
  }

  get<Values extends object>(group: SettingsClass<Values>): Values {
    const values = this.values.get(group)
    if (!values) throw new Error(`${group.name} was not read: name it among the settings of its part`)
    return values as Values
  }

  /** As Nest providers, each by its class. */
  providers() {
    return [...this.values].map(([provide, useValue]) => ({ provide, useValue }))
  }
}
