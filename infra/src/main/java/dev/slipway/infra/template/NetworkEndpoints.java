package dev.slipway.infra.template;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The ways from a network to AWS, through which secret, files and answers go. */
public final class NetworkEndpoints {

  private NetworkEndpoints() {}

  /** Those of a network that are made in its stack, or in the one of a scope, by now. */
  public static List<IConstruct> of(Construct scope, IVpc vpc) {
    return Stream.of(Stack.of(vpc), Stack.of(scope))
        .distinct()
        .flatMap(stack -> stack.getNode().findAll().stream())
        .filter(CfnVPCEndpoint.class::isInstance)
        .map(CfnVPCEndpoint.class::cast)
        .filter(endpoint -> vpc.getVpcId().equals(endpoint.getVpcId()))
        .map(IConstruct.class::cast)
        .toList();
  }
}
