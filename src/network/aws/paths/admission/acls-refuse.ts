import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Answer, type Ports, answerAt, ephemeral, free, isFree, opened } from './acl-answer.ts';
import type { Flow } from './groups-refuse.ts';
import type { End, Interface } from './interface.ts';

const every: Ports = [0, 65_535];
/** The well-known ports, which no client chooses for itself. */
const services: Ports = [1, 1023];

/**
 * What network ACLs say of the flow and of the answers to it, from whichever subnet to whichever. Asked when packets leave and
 * enter a subnet, not inside one; nothing is remembered, so both ways need rules.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export function aclsAnswer(net: NetworkBuilder, { from, to, protocol, port }: Flow): Answer {
  const asked: Ports = port === undefined ? every : [port, port];
  const answers: Answer[] = [];
  for (const a of subnetsOf(from)) {
    for (const b of subnetsOf(to)) {
      if (a !== undefined && a === b) return free;
      const [sender, receiver] = [endOf(a, from), endOf(b, to)];
      const answer = together([
        answerAt(net, a, { direction: 'egress', there: receiver, protocol, ports: asked }),
        answerAt(net, b, { direction: 'ingress', there: sender, protocol, ports: asked }),
        answerAt(net, b, { direction: 'egress', there: sender, protocol, ports: ephemeral }),
        answerAt(net, a, { direction: 'ingress', there: receiver, protocol, ports: ephemeral }),
      ]);
      if (isFree(answer)) return free;
      answers.push(answer);
    }
  }
  return oneOf(answers);
}

/**
 * Which network ACL lets no answer from the internet back into any of the subnets, though it lets requests out to ports of
 * services there.
 */
export function answersFromInternet(net: NetworkBuilder, subnets: readonly Resource[]): Answer {
  const asked = { there: 'internet', protocol: 'tcp' } as const;
  const answers = subnets.map((subnet) => {
    const out = answerAt(net, subnet, { ...asked, direction: 'egress', ports: services });
    if (out.refused !== undefined) return free;
    return answerAt(net, subnet, { ...asked, direction: 'ingress', ports: ephemeral });
  });
  return answers.some(isFree) ? free : oneOf(answers);
}

/** All of them have to let it through. */
function together(answers: readonly Answer[]): Answer {
  return answers.find(({ refused }) => refused) ?? opened(...answers.map(({ open }) => open));
}

/** One is enough that lets it through; none does for certain. */
function oneOf(answers: readonly Answer[]): Answer {
  const open = opened(...answers.map((one) => one.open));
  return isFree(open) ? (answers[0] ?? free) : open;
}

/** Undefined for what stands in no known subnet: no ACL is asked there. */
function subnetsOf(end: End): readonly (Resource | undefined)[] {
  return typeof end === 'string' || end.subnets.length === 0 ? [undefined] : end.subnets;
}

function endOf(subnet: Resource | undefined, end: End): End {
  if (typeof end === 'string') return end;
  return subnet === undefined ? 'anywhere' : inSubnet(subnet);
}

function inSubnet(subnet: Resource): Interface {
  return { subnets: [subnet], groups: { known: [], isWhole: true } };
}
