/** Everything that may differ between two installations of the reference network. Nothing else is a parameter. */
export interface Settings {
  /** Tag `Project`. */
  readonly project: string;
  /** Tag `Owner`: who answers the telephone at night. */
  readonly owner: string;
  readonly premises: Premises;
  /** Every environment is built by the same constructs; production is the one the public sees. */
  readonly environments: readonly Environment[];
}

/** The offices and data centres outside AWS, from where civil servants work. */
export interface Premises {
  readonly cidr: string;
  /** BGP number of the premises' own network. */
  readonly asn: number;
}

export interface Environment {
  /** Tag `Environment`, and the first word of every stack. */
  readonly name: 'production' | 'staging';
  /** The only account its stacks may be applied to. */
  readonly account: string;
  /** DNS zone of its public names. */
  readonly domain: string;
  readonly state: StateStore;
  /** Both sites. The first holds the database that is written to. */
  readonly sites: readonly [primary: Site, secondary: Site];
  readonly database: DatabaseSize;
  /** The login beside GPKI, on technology of its own. */
  readonly secondLogin: boolean;
}

/** Where Terraform keeps its state: a file beside the project (to try things out), or a bucket (to live). */
export type StateStore =
  { readonly kind: 'file' } | { readonly kind: 'bucket'; readonly bucket: string; readonly region: string };

export interface DatabaseSize {
  readonly instanceClass: string;
  readonly backupDays: number;
}

export interface Site {
  /** Tag `Site`, and the second word of its stack. */
  readonly name: 'daejeon' | 'gwangju';
  readonly region: string;
  /** Zones in use, by their names in this account. */
  readonly zones: readonly string[];
  /** First two numbers of its /16 network: `10.10`. */
  readonly network: string;
  /** BGP number of its transit gateway. */
  readonly transitAsn: number;
  /** Zones in which the transit gateway is attached to the network. */
  readonly transitZones: readonly string[];
  /** Addresses of the routers at the premises that end a VPN of this site. */
  readonly premisesRouters: readonly string[];
  /** Dedicated lines that end nearest to this site; none: the site is not on Direct Connect. */
  readonly directConnect: DirectConnectLocation | undefined;
  readonly services: readonly ServiceAtSite[];
  /** Database instances, one a zone. */
  readonly databaseZones: readonly string[];
  /** Weekly, in UTC, and never the same for two sites: `sun:17:00-sun:18:00`. */
  readonly maintenanceWindow: string;
}

export interface DirectConnectLocation {
  /** Location code, as `aws directconnect describe-locations` prints it. */
  readonly location: string;
  readonly carrier: string;
  readonly bandwidth: string;
  /** One line to each of as many AWS devices: the VLANs of their virtual interfaces. */
  readonly vlans: readonly number[];
}

/** A service as it runs at one site. */
export interface ServiceAtSite {
  /** Also the first label of its public name. */
  readonly name: 'saeol' | 'government24' | 'gpki';
  /** Who may reach it: the whole internet, or only the premises and the sites. */
  readonly audience: 'public' | 'internal';
  /** What it does for the others, or the public: `login` is a means by which the others let users in. */
  readonly kind: 'application' | 'login';
  /** It reads and writes the shared database. */
  readonly database: boolean;
  /** Zones in which its L4 switch stands. */
  readonly switchZones: readonly string[];
  readonly instanceType: string;
  /** Servers at this site: never fewer than `min`, one a zone at least. */
  readonly servers: { readonly min: number; readonly max: number };
  /**
   * SSM parameter that holds the approved machine image. Each account has its own: an image is entered into the one
   * of production when staging has run it.
   */
  readonly imageParameter: string;
}

interface Size {
  readonly instanceType: string;
  readonly servers: { readonly min: number; readonly max: number };
  readonly bandwidth: string;
}

const large: Size = { instanceType: 'm7g.2xlarge', servers: { min: 6, max: 18 }, bandwidth: '10Gbps' };
const small: Size = { instanceType: 't4g.medium', servers: { min: 3, max: 3 }, bandwidth: '1Gbps' };

const services = [
  { name: 'saeol', kind: 'application', audience: 'internal', database: true },
  { name: 'government24', kind: 'application', audience: 'public', database: true },
  { name: 'gpki', kind: 'login', audience: 'internal', database: false },
] as const;

type Place = Pick<Site, 'name' | 'region' | 'network' | 'transitAsn' | 'premisesRouters' | 'maintenanceWindow'> & {
  readonly line: Pick<DirectConnectLocation, 'location' | 'carrier' | 'vlans'>;
};

/** A full site: three zones, everything in each of them, two routers and two lines to the premises. */
function site({ line, ...place }: Place, size: Size): Site {
  const zones = ['a', 'b', 'c'].map((letter) => place.region + letter);
  return {
    ...place,
    zones,
    transitZones: zones,
    databaseZones: zones,
    directConnect: { ...line, bandwidth: size.bandwidth },
    services: services.map((service) => ({
      ...service,
      switchZones: zones,
      instanceType: size.instanceType,
      servers: size.servers,
      imageParameter: `/images/${service.name}/approved`,
    })),
  };
}

const daejeon = { name: 'daejeon', region: 'ap-northeast-2' } as const;
const gwangju = { name: 'gwangju', region: 'ap-northeast-3' } as const;
const daejeonLine = { location: 'KINX', carrier: 'KINX' } as const;
const gwangjuLine = { location: 'EqOS1', carrier: 'Equinix' } as const;

const production: Environment = {
  name: 'production',
  account: '111111111111',
  domain: 'gov.example',
  state: { kind: 'file' },
  database: { instanceClass: 'db.r6g.2xlarge', backupDays: 35 },
  secondLogin: true,
  sites: [
    site(
      {
        ...daejeon,
        network: '10.10',
        transitAsn: 64_512,
        premisesRouters: ['192.0.2.1', '198.51.100.1'],
        line: { ...daejeonLine, vlans: [101, 102] },
        maintenanceWindow: 'sat:17:00-sat:18:00',
      },
      large,
    ),
    site(
      {
        ...gwangju,
        network: '10.20',
        transitAsn: 64_513,
        premisesRouters: ['192.0.2.2', '198.51.100.2'],
        line: { ...gwangjuLine, vlans: [201, 202] },
        maintenanceWindow: 'sun:17:00-sun:18:00',
      },
      large,
    ),
  ],
};

const staging: Environment = {
  name: 'staging',
  account: '222222222222',
  domain: 'staging.gov.example',
  state: { kind: 'file' },
  database: { instanceClass: 'db.r6g.large', backupDays: 7 },
  secondLogin: true,
  sites: [
    site(
      {
        ...daejeon,
        network: '10.110',
        transitAsn: 64_612,
        premisesRouters: ['192.0.2.101', '198.51.100.101'],
        line: { ...daejeonLine, vlans: [301, 302] },
        maintenanceWindow: 'tue:17:00-tue:18:00',
      },
      small,
    ),
    site(
      {
        ...gwangju,
        network: '10.120',
        transitAsn: 64_613,
        premisesRouters: ['192.0.2.102', '198.51.100.102'],
        line: { ...gwangjuLine, vlans: [401, 402] },
        maintenanceWindow: 'wed:17:00-wed:18:00',
      },
      small,
    ),
  ],
};

/** The reference network. Addresses are from the blocks reserved for documentation, account numbers are made up. */
export const settings: Settings = {
  project: 'nospof',
  owner: 'network-operations',
  premises: { cidr: '172.20.0.0/16', asn: 65_000 },
  environments: [production, staging],
};
