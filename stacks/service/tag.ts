import { Aspects, TerraformResource } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';

type Tags = Readonly<Record<string, string>>;

/** Gives tags to everything below a construct that takes any. */
export function tag(scope: Construct, tags: Tags): void {
  Aspects.of(scope).add({
    visit(node) {
      if (takesTags(node)) node.tags = { ...node.tagsInput, ...tags };
    },
  });
}

function takesTags(node: IConstruct): node is TerraformResource & { tags: Tags; readonly tagsInput: Tags | undefined } {
  return TerraformResource.isTerraformResource(node) && 'tagsInput' in node;
}
