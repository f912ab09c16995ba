import { describe, expect, it } from 'vitest'
import { loaderFor } from './image-loader.js'

describe('the way of images into a local cluster', () => {
  it.each([
    ['kind-twofold', 'kind load docker-image --name twofold'],
    ['k3d-shop', 'k3d image import --cluster shop'],
    ['minikube', 'minikube --profile minikube image load'],
    ['minikube-two', 'minikube --profile minikube-two image load'],
  ])('follows from the context %s', (context, way) => {
    expect(loaderFor(context, undefined).way).toBe(way)
  })

  it('is the command that IMAGE_LOADER names, whatever the context', () => {
    expect(loaderFor('kind-twofold', ' nerdctl  load ').way).toBe('nerdctl load')
  })

  it('is asked for where neither says it', () => {
    expect(() => loaderFor('arn:aws:eks', undefined)).toThrow(/--registry .*IMAGE_LOADER/)
  })

  it('fails with what the command has said', async () => {
    const loader = loaderFor('', `${process.execPath} --eval console.error('disk-full');process.exit(3)`)
    await expect(loader.load(['twofold/orders:1'])).rejects.toThrow(
      /could not be loaded into the cluster: .*disk-full/s,
    )
  })
})
