import type { Config } from '../config.ts'
import type { StoreSettings } from './store.ts'

type Given = Pick<Config, 'filesTo' | 'filesEndpoint' | 'filesRegion' | 'filesKeyId' | 'filesKeySecret'>

/** The settings of the store, as they were configured. The keys of a bucket stay of use when new files go elsewhere. */
export function storeSettings(config: Given): StoreSettings {
  const { filesTo: to, filesEndpoint: endpoint, filesRegion: region } = config
  const { filesKeyId: keyId, filesKeySecret: keySecret } = config
  const bucket = endpoint && keyId && keySecret ? { endpoint, region, keyId, keySecret } : undefined
  return { to, bucket }
}
