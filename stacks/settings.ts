/** Everything that may differ between two installations of the reference network. Nothing else is a parameter. */
export interface Settings {
  /** Tag `Project`. */
  readonly project: string;
  /** Tag `Owner`: who answers the telephone at night. */
  readonly owner: string;
  /** The role by which stacks are applied, in every account. */
  readonly role: string;
  /** Where data, copies and backups may be kept. */
  readonly residence: Residence;
  /** Every environment is built by the same constructs; production is the one the public sees. */
  readonly environments: readonly Environment[];
}

/**
 * What the law says of the place of public data. Korea keeps its own in Korea, where AWS has one Region: this deployment is an
 * invented state with Korean incidents. A real one names its own Regions here, and needs a second site that is no public cloud where the
 * country has only one.
 */
export interface Residence {
  /** Tag `Residence`. */
  readonly name: string;
  readonly regions: readonly string[];
}

/** The accounts of an environment: what goes wrong in one, or who gets into one, reaches no other. */
export interface Accounts {
  /** What others lean on: routers, lines, firewalls, names. */
  readonly network: string;
  /** The public systems. */
  readonly services: string;
  /** The means of login. */
  readonly logins: string;
  /** Logs that nobody who is logged can change. */
  readonly logs: string;
  /** Those who watch over all accounts. */
  readonly security: string;
  /** The last copy of every backup; no operator of another account has a key to it. */
  readonly vault: string;
}

/** The offices and data centres outside AWS, from where civil servants work; for staging, a laboratory that shares nothing of them. */
export interface Premises {
  readonly cidr: string;
  /** The control rooms of the rescue service; their own routers announce this block and nothing else. */
  readonly controlRooms: string;
  /** BGP number of the premises' own network. */
  readonly asn: number;
  /** DNS domain of the premises, and the servers that know it. */
  readonly domain: string;
  readonly nameServers: readonly string[];
}

export interface Environment {
  /** Tag `Environment`, and the first word of every stack. */
  readonly name: 'production' | 'staging';
  readonly accounts: Accounts;
  readonly premises: Premises;
  /** BGP number of the AWS side of its dedicated lines. */
  readonly lineAsn: number;
  /** DNS zone of its public names. A certificate for all names below it is in ACM at both sites. */
  readonly domain: string;
  readonly state: StateStore;
  /** Both sites. The first holds the databases that are written to. */
  readonly sites: readonly [primary: Site, secondary: Site];
  /** Places where dedicated lines end; none: the environment is not on Direct Connect. */
  readonly directConnect: readonly DirectConnectLocation[];
  /** Backups are kept for as many days, and so long nobody can remove them: 7 to 35. */
  readonly backupDays: number;
  /** The login of civil servants and teachers beside GPKI and EPKI, on technology of its own. */
  readonly secondLogin: boolean;
  /** Private issuers of certificates by which citizens log in beside mobile ID: where each publishes its SAML metadata. */
  readonly certificateIssuers: Readonly<Record<string, string>>;
  /** Bucket in the account, one a Region, whose name ends in that of the Region: programs that are no machine image. */
  readonly artifacts: string;
}

/** Where Terraform keeps its state: a file beside the project (to try things out), or a bucket (to live). */
export type StateStore =
  { readonly kind: 'file' } | { readonly kind: 'bucket'; readonly bucket: string; readonly region: string };

export interface Site {
  /** Tag `Site`, and the second word of its stack. */
  readonly name: string;
  readonly region: string;
  /** Zones in use, by their names in this account. */
  readonly zones: readonly string[];
  /** First two numbers of its /16 network: `10.10`. */
  readonly network: string;
  /** Addresses of operators who come in from outside, a /22 of no other network. */
  readonly operatorCidr: string;
  /** BGP number of its transit gateway. */
  readonly transitAsn: number;
  /** Zones in which the transit gateway is attached to the network. */
  readonly transitZones: readonly string[];
  /** Zones with a firewall of their own. */
  readonly firewallZones: readonly string[];
  /** The routers at the premises that end a VPN of this site: no two share anything. */
  readonly premisesRouters: readonly PremisesRouter[];
  /** The same for the second path of the emergency services, over carriers of its own. */
  readonly rescueRouters: readonly PremisesRouter[];
  readonly services: readonly ServiceAtSite[];
  /** Weekly, in UTC, and never the same for two sites: `sun:17:00-sun:18:00`. */
  readonly maintenanceWindow: string;
  /** HTTPS addresses that wake an engineer at any hour: two, of two providers. */
  readonly rota: readonly string[];
}

/** A device outside AWS, and what it shares with others. What no plan can tell is written into tags of its customer gateway. */
export interface PremisesRouter {
  readonly address: string;
  /** Its line to the internet: whose it is, and the duct it lies in. */
  readonly line: { readonly carrier: string; readonly duct: string };
  readonly device: Device;
}

/** Each is a fact that nospof knows by this name. */
export interface Device {
  readonly vendor: string;
  readonly model: string;
  readonly firmware: string;
  readonly ports: number;
  /** `m1=4 m2=4`: ports of each module. */
  readonly modules: string;
  /** Days: `2024-05-20`. */
  readonly purchased: string;
  readonly 'end-of-support': string;
  readonly 'rated-life': string;
  readonly room: string;
  /** Of the feed of the room. */
  readonly power: string;
  /** Who runs it, by contract. */
  readonly operator: string;
}

/**
 * Two locations with two devices each are what AWS calls maximum resiliency. Every line carries the traffic of both sites.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html
 */
export interface DirectConnectLocation {
  /** Location code, as `aws directconnect describe-locations` prints it. */
  readonly location: string;
  /** The Region that the location belongs to, in which its lines are ordered. */
  readonly region: string;
  readonly carrier: string;
  readonly bandwidth: string;
  /**
   * Name of the secret that `aws directconnect associate-mac-sec-key` made of the keys, where lines are encrypted. Not every
   * location offers MACsec, none does below 10 Gbps.
   */
  readonly macsecSecret: string | undefined;
  /** One to each of as many AWS devices: the duct it lies in, and the VLAN of its virtual interface. */
  readonly lines: readonly { readonly duct: string; readonly vlan: number }[];
}

export type ServiceName =
  | 'saeol'
  | 'resident-registry'
  | 'government24'
  | 'procurement'
  | 'mobile-id'
  | 'mobile-id-ledger'
  | 'mobile-id-check'
  | 'education'
  | 'vaccine-booking'
  | 'emergency-rescue'
  | 'emergency-reports'
  | 'gpki'
  | 'epki';

/** A service as it runs at one site: how large. What it is stands in its construct, in services/. */
export interface ServiceAtSite {
  readonly name: ServiceName;
  readonly load: Load;
  readonly instanceType: string;
  /** Zones in which its L4 switch stands. */
  readonly switchZones: readonly string[];
  /** Zones in which its servers stand. */
  readonly serverZones: readonly string[];
  /** Zones with an instance of its database, and their size. */
  readonly databaseZones: readonly string[];
  readonly databaseClass: string;
}

/** What a service must carry at one site alone, as the other one may be lost at the busiest hour. */
export interface Load {
  /** Requests a second at the peak. The peaks themselves, and where they come from, are in nospof.yaml. */
  readonly peak: number;
  /** Requests a second that one server answers in time, from the last load test. */
  readonly perServer: number;
}

/**
 * Servers of a service at one site: when a zone is lost at the peak, those in the others carry it, and nothing has to start
 * for that (static stability). Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/static-stability.html
 */
export function servers({ peak, perServer }: Load, zones: number): number {
  const left = Math.max(zones - 1, 1);
  return Math.max(Math.ceil(peak / perServer / left), 1) * zones;
}

/** Requests a second at the peak, and what one server answers. The reasons for the peaks are in nospof.yaml. */
const loads: Readonly<Record<ServiceName, Load>> = {
  saeol: { peak: 150, perServer: 40 },
  'resident-registry': { peak: 180, perServer: 40 },
  government24: { peak: 75, perServer: 25 },
  procurement: { peak: 200, perServer: 40 },
  'mobile-id': { peak: 100, perServer: 50 },
  'mobile-id-ledger': { peak: 990, perServer: 250 },
  'mobile-id-check': { peak: 900, perServer: 150 },
  education: { peak: 300, perServer: 50 },
  'vaccine-booking': { peak: 600, perServer: 50 },
  'emergency-rescue': { peak: 30, perServer: 15 },
  'emergency-reports': { peak: 60, perServer: 20 },
  gpki: { peak: 500, perServer: 100 },
  epki: { peak: 300, perServer: 100 },
};

interface Size {
  /** Share of the load of production. */
  readonly share: number;
  readonly instanceType: string;
  readonly databaseClass: string;
}

const large: Size = {
  share: 1,
  instanceType: 'm7g.2xlarge',
  databaseClass: 'db.r6g.2xlarge',
};
const small: Size = { share: 0.01, instanceType: 't4g.medium', databaseClass: 'db.r6g.large' };

type Place = Omit<Site, 'zones' | 'transitZones' | 'firewallZones' | 'services'>;

/** A full site: three zones, everything in each of them, and two routers at the premises. */
function site(place: Place, size: Size): Site {
  const zones = ['a', 'b', 'c'].map((letter) => place.region + letter);
  return {
    ...place,
    zones,
    transitZones: zones,
    firewallZones: zones,
    services: names.map((name) => ({
      name,
      load: { ...loads[name], peak: loads[name].peak * size.share },
      instanceType: size.instanceType,
      switchZones: zones,
      serverZones: zones,
      databaseZones: zones,
      databaseClass: size.databaseClass,
    })),
  };
}

const names: readonly ServiceName[] = [
  'saeol',
  'resident-registry',
  'government24',
  'procurement',
  'mobile-id',
  'mobile-id-ledger',
  'mobile-id-check',
  'education',
  'vaccine-booking',
  'emergency-rescue',
  'emergency-reports',
  'gpki',
  'epki',
];

const daejeon = { name: 'daejeon', region: 'ap-northeast-2' } as const;
const gwangju = { name: 'gwangju', region: 'ap-northeast-3' } as const;

/** Two of the three locations in Seoul: the offices are in Korea, wherever the sites are. */
function locations(
  vlans: readonly [number, number, number, number],
  offer: Pick<DirectConnectLocation, 'bandwidth' | 'macsecSecret'>,
): readonly DirectConnectLocation[] {
  const places = [
    { location: 'LGU57', carrier: 'LG U+' },
    { location: 'TLS10', carrier: 'SK Broadband' },
  ];
  return places.map((place, index) => ({
    ...place,
    ...offer,
    region: daejeon.region,
    lines: vlans.slice(index * 2, index * 2 + 2).map((vlan, line) => ({
      duct: `${place.location.toLowerCase()}-${line === 0 ? 'east' : 'west'}`,
      vlan,
    })),
  }));
}

/** Two of two makers, in two rooms on two feeds, each on the line of another carrier. */
function routers(
  place: string,
  addresses: readonly [string, string],
  carriers: readonly [string, string],
  purchased: string,
): readonly PremisesRouter[] {
  const common = { ports: 8, modules: 'm1=4 m2=4', purchased, 'rated-life': '6y', operator: 'network-operations' };
  const makes = [
    { vendor: 'cisco', model: 'asr-9902', firmware: 'ios-xr-24.2', 'end-of-support': '2031-12-31' },
    { vendor: 'juniper', model: 'mx304', firmware: 'junos-23.4', 'end-of-support': '2032-06-30' },
  ];
  return makes.map((make, index) => ({
    address: addresses[index] ?? '',
    line: { carrier: carriers[index] ?? '', duct: `${place}-${carriers[index]}` },
    device: { ...common, ...make, room: `${place}-room-${index + 1}`, power: `${place}-feed-${index + 1}` },
  }));
}

const production: Environment = {
  name: 'production',
  accounts: {
    network: '110000000001',
    services: '110000000002',
    logins: '110000000003',
    logs: '110000000004',
    security: '110000000005',
    vault: '110000000006',
  },
  premises: {
    cidr: '172.20.0.0/16',
    controlRooms: '172.21.0.0/16',
    asn: 65_000,
    domain: 'offices.gov.example',
    nameServers: ['172.20.0.53', '172.20.128.53'],
  },
  lineAsn: 64_700,
  domain: 'gov.example',
  state: { kind: 'file' },
  directConnect: locations([101, 102, 103, 104], {
    bandwidth: '10Gbps',
    macsecSecret: 'directconnect!production',
  }),
  backupDays: 35,
  secondLogin: true,
  certificateIssuers: { bank: 'https://bank.example/saml', telecom: 'https://telecom.example/saml' },
  artifacts: 'gov-example-programs',
  sites: [
    site(
      {
        ...daejeon,
        network: '10.10',
        operatorCidr: '10.18.0.0/22',
        transitAsn: 64_512,
        premisesRouters: routers('daejeon', ['192.0.2.1', '198.51.100.1'], ['kt', 'skb'], '2024-05-20'),
        rescueRouters: routers(
          'daejeon-rescue',
          ['203.0.113.1', '203.0.113.2'],
          ['rescue-lte', 'satellite'],
          '2024-09-09',
        ),
        maintenanceWindow: 'sat:17:00-sat:18:00',
        rota: ['https://pager.example/daejeon', 'https://alarm.example/daejeon'],
      },
      large,
    ),
    site(
      {
        ...gwangju,
        network: '10.20',
        operatorCidr: '10.28.0.0/22',
        transitAsn: 64_513,
        premisesRouters: routers('gwangju', ['192.0.2.2', '198.51.100.2'], ['lgu', 'sejong'], '2024-05-20'),
        rescueRouters: routers(
          'gwangju-rescue',
          ['203.0.113.3', '203.0.113.4'],
          ['rescue-lte', 'satellite'],
          '2024-09-09',
        ),
        maintenanceWindow: 'sun:17:00-sun:18:00',
        rota: ['https://pager.example/gwangju', 'https://alarm.example/gwangju'],
      },
      large,
    ),
  ],
};

const staging: Environment = {
  name: 'staging',
  accounts: {
    network: '220000000001',
    services: '220000000002',
    logins: '220000000003',
    logs: '220000000004',
    security: '220000000005',
    vault: '220000000006',
  },
  premises: {
    cidr: '172.24.0.0/16',
    controlRooms: '172.25.0.0/16',
    asn: 65_100,
    domain: 'laboratory.gov.example',
    nameServers: ['172.24.0.53', '172.24.128.53'],
  },
  lineAsn: 64_800,
  domain: 'staging.gov.example',
  state: { kind: 'file' },
  directConnect: locations([301, 302, 303, 304], { bandwidth: '1Gbps', macsecSecret: undefined }),
  backupDays: 7,
  secondLogin: true,
  certificateIssuers: { bank: 'https://test.bank.example/saml', telecom: 'https://test.telecom.example/saml' },
  artifacts: 'staging-gov-example-programs',
  sites: [
    site(
      {
        ...daejeon,
        network: '10.110',
        operatorCidr: '10.118.0.0/22',
        transitAsn: 64_612,
        premisesRouters: routers('staging-daejeon', ['192.0.2.101', '198.51.100.101'], ['kt', 'skb'], '2023-05-20'),
        rescueRouters: routers(
          'staging-daejeon-rescue',
          ['203.0.113.101', '203.0.113.102'],
          ['rescue-lte', 'satellite'],
          '2023-09-09',
        ),
        maintenanceWindow: 'tue:17:00-tue:18:00',
        rota: ['https://pager.example/staging-daejeon', 'https://alarm.example/staging-daejeon'],
      },
      small,
    ),
    site(
      {
        ...gwangju,
        network: '10.120',
        operatorCidr: '10.128.0.0/22',
        transitAsn: 64_613,
        premisesRouters: routers('staging-gwangju', ['192.0.2.102', '198.51.100.102'], ['lgu', 'sejong'], '2023-05-20'),
        rescueRouters: routers(
          'staging-gwangju-rescue',
          ['203.0.113.103', '203.0.113.104'],
          ['rescue-lte', 'satellite'],
          '2023-09-09',
        ),
        maintenanceWindow: 'wed:17:00-wed:18:00',
        rota: ['https://pager.example/staging-gwangju', 'https://alarm.example/staging-gwangju'],
      },
      small,
    ),
  ],
};

/** The reference network. Addresses are from the blocks reserved for documentation, account numbers are made up. */
export const settings: Settings = {
  project: 'nospof',
  owner: 'network-operations',
  role: 'apply',
  residence: { name: 'republic', regions: [daejeon.region, gwangju.region] },
  environments: [production, staging],
};
