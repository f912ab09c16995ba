import { Cluster, Helm, type ImageReference, Release, releaseOptions } from '@twofold/deploy'

/** The releases of the shop in one namespace, to be rolled to whatever version an experiment wants. */
export class ShopReleases {
  private constructor(
    readonly cluster: Cluster,
    readonly namespace: string,
    private readonly helm: Helm,
  ) {}

  /** Throws Failure where there is no cluster or no Helm. */
  static async in(namespace: string): Promise<ShopReleases> {
    return new ShopReleases(await Cluster.connect(), namespace, await Helm.in(namespace))
  }

  /** A release with the values of `dev`, an image, and more values on top. */
  release(name: string, image: ImageReference, values: Readonly<Record<string, string>> = {}): Release {
    const { set, ...options } = releaseOptions(name, 'dev', image)
    return new Release(this.helm, name, { ...options, set, setJson: values })
  }

  /**
   * A second release of an app's chart, `<app>-next`: it takes its share of what NATS has for the app, with the same
   * database. It opens no door of its own and adds no data.
   */
  beside(app: string, image: ImageReference): Release {
    const options = releaseOptions(app, 'dev', image)
    const setJson = { replicas: '1', 'migration.seed': 'false' }
    return new Release(this.helm, `${app}-next`, { ...options, setJson })
  }
}
