import type { ValuesDigest } from './values-digest.ts';
import type { Attributes } from './attributes.ts';
import type { Expression } from './expression.ts';
import type { CalledPlace } from './source/place.ts';
import type { Json } from './value.ts';

/** All inputs of one run, read into one shape. Knows nothing of networks or policies. */
export interface Deployment {
  readonly documents: readonly Document[];
  /** Every instance that exists after the apply, managed and data; what is only destroyed is in `removed`. */
  readonly resources: readonly Resource[];
  /** Instances this apply destroys and does not create again. */
  readonly removed: readonly Resource[];
  /** Every instance that exists before the apply; undefined where no input is a plan, as then nothing says so. */
  readonly before?: () => readonly Resource[];
}

/** One input file, or one stack of a CDKTF folder. */
export interface Document {
  /** Stack name, or the file's base name; unique in the deployment. */
  readonly name: string;
  readonly kind: 'plan' | 'state' | 'cdktf';
  /** Path as the user gave it, "-" for standard input. */
  readonly path: string;
  /** sha256 of the bytes read, hexadecimal. */
  readonly digest: string;
  /** It was given or declared as the plan of a test tier: what states nothing else is test. */
  readonly isTestTier?: boolean;
  /** Its name was given with it: the name of its stack. */
  readonly isNamed?: boolean;
  /** What tells whether it is another document once more; only where there are several documents. */
  readonly values?: ValuesDigest;
  /** Root module template; undefined for state, and for plans without configuration. */
  readonly configuration: ModuleTemplate | undefined;
  /** Values of root variables that are not sensitive, where the input has them. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Values of root outputs that are known and not sensitive (state, and plans that keep them). */
  readonly outputs: Readonly<Record<string, Json>>;
  /** Where the file of a synthesised stack is, which the sources of its modules are relative to; only where it has one. */
  readonly folder?: string;
  /** Modules whose content is not in the input (synth output names a module but holds nothing of it). */
  readonly opaqueModules: readonly string[];
  /** Remote states this document reads (local name of the data source) that are documents here too, by their name. */
  readonly remoteStates?: ReadonlyMap<string, string>;
  /**
   * Addresses of what the changes of this plan read, directly or through locals and outputs (`relevant_attributes`); a
   * key is left out where any instance may be meant. Undefined where the plan does not say.
   */
  readonly relevant?: ReadonlySet<string>;
}

/** A module as written, once for all its instances; the shape of `configuration.root_module` of a plan. */
export interface ModuleTemplate {
  /** By local address: `aws_subnet.a`, `data.aws_subnet.a`. */
  readonly resources: ReadonlyMap<string, ResourceTemplate>;
  readonly calls: ReadonlyMap<string, ModuleCall>;
  readonly outputs: ReadonlyMap<string, Expression>;
  /** Default of each declared variable; undefined when it has none. */
  readonly variables: ReadonlyMap<string, Json | undefined>;
  /** Only where the source is there (synth output); a plan leaves locals out. */
  readonly locals: ReadonlyMap<string, Expression>;
}

export interface ResourceTemplate {
  /** Arguments as written: leaf expressions, nested blocks as lists of argument maps. */
  readonly expressions: Expression;
  readonly forEach: Expression | undefined;
  readonly count: Expression | undefined;
  /** Local addresses of `depends_on`: ordering, not run-time need. */
  readonly dependsOn: readonly string[];
  /** Provider configuration it uses, as the input names it: `aws`, `aws.west`, `module.m:aws`. */
  readonly providerKey?: string | undefined;
}

export interface ModuleCall {
  readonly expressions: Readonly<Record<string, Expression>>;
  readonly forEach: Expression | undefined;
  readonly count: Expression | undefined;
  readonly module: ModuleTemplate;
}

export type Action = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'forget';

export interface Resource {
  /** Unique in the deployment: the address, with `stack:` before it when there are several documents. */
  readonly id: string;
  /** Terraform's address: `module.vpc["a"].aws_subnet.private[0]`. */
  readonly address: string;
  readonly document: Document;
  readonly mode: 'managed' | 'data';
  /** As the provider names it: `aws_lb`. */
  readonly type: string;
  readonly name: string;
  /** Instance key of count (number) or for_each (text). */
  readonly key: string | number | undefined;
  /** What says how many instances there are, where that is not known: this one stands for all of them. */
  readonly openNumber?: 'count' | 'for_each';
  /** Path of module instances it sits in; the root module is empty. */
  readonly module: readonly ModuleStep[];
  /** Short source: `hashicorp/aws`, whichever registry served it. */
  readonly provider: string;
  /** In Terraform's order: ["create","delete"] means the new one first. */
  readonly actions: readonly Action[];
  /** The plan has an action for it that this version does not know: it counts as staying, and what is done to it is open. */
  readonly isActionUnknown?: true;
  /** Why it is replaced or destroyed, in Terraform's words: `replace_because_tainted`. Undefined where nothing is said. */
  readonly actionReason?: string;
  /** Arguments whose change makes it a replacement: `ami`, `ebs_block_device.0.encrypted`. Only where there are any. */
  readonly replacePaths?: readonly string[];
  /**
   * Arguments that an update in place changes, by their first name, and whether they surely do: one that is known only after
   * the apply may stay as it is. Only where there are any.
   */
  readonly updates?: ReadonlyMap<string, 'changes' | 'may-change'>;
  readonly attributes: Attributes;
  /** AWS Region: argument, provider configuration (through aliases), ARN; undefined when it cannot be told. */
  readonly region: string | undefined;
  /** Account: id or role of the provider configuration, or from an ARN. */
  readonly account: string | undefined;
  /** Known tags: tags_all, else tags over default_tags; Auto Scaling tag blocks too. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keys of tags whose value is sensitive. Only where there are any. */
  readonly secretTags?: readonly string[];
  /** Words that may tell the tier, most trusted first (tag, stack, workspace, variable, account). */
  readonly tierHints: readonly TierHint[];
  /** Both as they are before the apply, where a plan gives other tags to a resource that it keeps. */
  readonly taggedBefore?: Pick<Resource, 'tags' | 'tierHints'>;
  /** The line of the program that made it, where the input has it: see `source/sources.ts` for what is written in files. */
  readonly source: CalledPlace | undefined;
  /** Path of the construct that made it, where CDKTF or CDK Terrain wrote it down: `shop/Database/db`. */
  readonly construct?: string;
  /** Template it was expanded from; undefined without configuration. */
  readonly template: ResourceTemplate | undefined;
  /** `depends_on` of the state, resolved config addresses; a fallback where expressions are dead ends. */
  readonly stateDependencies: readonly string[];
}

export interface ModuleStep {
  readonly name: string;
  readonly key: string | number | undefined;
}

export interface TierHint {
  readonly from: 'tag' | 'account' | 'stack' | 'variable' | 'workspace';
  /** Tag key where `from` is tag, name of the root variable where it is variable. */
  readonly key?: string;
  readonly text: string;
}
