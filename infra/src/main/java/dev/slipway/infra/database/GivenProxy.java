package dev.slipway.infra.database;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.rds.CfnDBProxy;
import software.amazon.awscdk.services.rds.CfnDBProxyTargetGroup;
import software.amazon.awscdk.services.rds.IDatabaseProxy;
import software.constructs.IConstruct;

/** An RDS Proxy, made in this app or imported. */
public record GivenProxy(IDatabaseProxy proxy) implements GivenDatabase {

  private static final int PORT = 5432;

  @Override
  public Target.Address address() {
    return new Target.Address(proxy.getEndpoint(), PORT);
  }

  @Override
  public Optional<String> iamServer() {
    return Optional.ofNullable(
        Stack.of(proxy)
            .splitArn(proxy.getDbProxyArn(), ArnFormat.COLON_RESOURCE_NAME)
            .getResourceName());
  }

  @Override
  public List<ISecurityGroup> securityGroups() {
    return proxy instanceof IConnectable connectable
        ? connectable.getConnections().getSecurityGroups()
        : List.of();
  }

  /** A proxy answers only when it knows its database, and may read the secret of it. */
  @Override
  public List<IConstruct> parts() {
    return proxy.getNode().findAll().stream().filter(GivenProxy::isNeeded).toList();
  }

  private static boolean isNeeded(IConstruct part) {
    return part instanceof CfnDBProxy
        || part instanceof CfnDBProxyTargetGroup
        || part instanceof CfnPolicy;
  }
}
