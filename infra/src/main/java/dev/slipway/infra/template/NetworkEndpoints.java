package dev.slipway.infra.template;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.Construct;
import software.constructs.Dependable;
import software.constructs.DependencyGroup;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/** The ways from a network to AWS, through which secret, files and answers go. */
public final class NetworkEndpoints extends Dependable {

  private final Construct scope;
  private final IVpc vpc;

  private NetworkEndpoints(Construct scope, IVpc vpc) {
    this.scope = scope;
    this.vpc = vpc;
  }

  /**
   * Those of a network that are made in its stack, or in the one of a scope, whether before or
   * after this is asked for: they are looked for when the template is written.
   */
  public static IDependable of(Construct scope, IVpc vpc) {
    DependencyGroup endpoints = new DependencyGroup();
    Dependable.implement(endpoints, new NetworkEndpoints(scope, vpc));
    return endpoints;
  }

  @Override
  public List<IConstruct> getDependencyRoots() {
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
