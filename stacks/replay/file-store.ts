import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system/index.js';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target/index.js';
import { Construct } from 'constructs';
import type { Centre } from './centre.ts';

export interface FileStoreConfig {
  readonly centre: Centre;
  /** 1 is one storage device: its files lie in one zone only. */
  readonly zones: 1 | 3;
}

/** A storage area that servers mount. */
export class FileStore extends Construct {
  readonly #system: EfsFileSystem;

  constructor(scope: Construct, id: string, { centre, zones }: FileStoreConfig) {
    super(scope, id);
    const { provider } = centre;
    this.#system = new EfsFileSystem(this, 'Default', {
      provider,
      encrypted: true,
      ...(zones === 1 ? { availabilityZoneName: `${centre.region}a` } : {}),
    });
    for (const [place, subnetId] of centre.subnetIds(zones).entries()) {
      new EfsMountTarget(this, `door-${place + 1}`, { provider, fileSystemId: this.#system.id, subnetId });
    }
  }

  /** What servers are told. */
  get configuration(): Record<string, string> {
    return { STORE: this.#system.dnsName };
  }
}
