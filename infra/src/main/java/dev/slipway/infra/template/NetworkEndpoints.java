package dev.slipway.infra.template;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/** The ways from a network to AWS, through which secret, files and answers go. */
public final class NetworkEndpoints {

  private NetworkEndpoints() {}

  /**
   * Those of a network that are made in its stack, or in the one of what needs them, whether before
   * or after this is asked for.
   */
  public static IDependable than(IConstruct later, IVpc vpc) {
    return Earlier.than(later, () -> made(later, vpc));
  }

  private static List<IConstruct> made(IConstruct later, IVpc vpc) {
    return Stream.of(Stack.of(vpc), Stack.of(later))
        .distinct()
        .flatMap(stack -> stack.getNode().findAll().stream())
        .filter(CfnVPCEndpoint.class::isInstance)
        .map(CfnVPCEndpoint.class::cast)
        .filter(endpoint -> vpc.getVpcId().equals(endpoint.getVpcId()))
        .map(IConstruct.class::cast)
        .toList();
  }
}
