package dev.slipway.infra.function;

import dev.slipway.infra.database.Target;
import dev.slipway.infra.template.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.ec2.IPeer;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * The function's way to the database.
 *
 * @param group the function's security group
 * @param rules what must be there before the function can connect, as far as it is made here
 */
public record FunctionNetwork(ISecurityGroup group, List<IDependable> rules) {

  /** The way that was given, or one that is made in a scope, with a warning where it may end. */
  public static FunctionNetwork of(Construct scope, Target target, Net net) {
    List<IDependable> rules = new ArrayList<>();
    ISecurityGroup group = net.securityGroup();
    if (group == null) {
      group = ownGroup(scope, target, net);
      rules.add(group);
    }
    ISecurityGroup from = group;
    target.securityGroups().stream()
        .flatMap(of -> new DatabaseAccess(of, from, target.port()).open().stream())
        .forEach(rules::add);
    if (target.securityGroups().isEmpty()) {
      Annotations.of(scope)
          .addWarningV2(
              "slipway:databaseSecurityGroup",
              "The database's security group is not known, so it is not opened for the function,"
                  + " and the first deploy may not reach it. Give databaseSecurityGroup(...), or a"
                  + " securityGroup(...) that the database lets in already.");
    }
    return new FunctionNetwork(group, List.copyOf(rules));
  }

  /** The same, which leads to further databases, too; a group of the team lets out what it lets. */
  public FunctionNetwork to(List<DataSource> sources, Net net) {
    List<IDependable> all = new ArrayList<>(rules);
    for (DataSource source : sources) {
      if (net.securityGroup() == null) {
        group.addEgressRule(
            database(source.group()), Port.tcp(source.port()), "a database that is copied from");
      }
      new DatabaseAccess(source.group(), group, source.port()).open().ifPresent(all::add);
    }
    return new FunctionNetwork(group, List.copyOf(all));
  }

  private static SecurityGroup ownGroup(Construct scope, Target target, Net net) {
    SecurityGroup group =
        SecurityGroup.Builder.create(scope, "SecurityGroup")
            .vpc(net.vpc())
            .description("Slipway: migrations, to the database and AWS only")
            .allowAllOutbound(false)
            .build();
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "AWS: secret, migrations, backups");
    if (net.ipv6()) {
      group.addEgressRule(Peer.anyIpv6(), Port.tcp(443), "AWS: secret, migrations, backups");
    }
    Port port = Port.tcp(target.port());
    List<ISecurityGroup> databases = target.securityGroups();
    if (databases.isEmpty()) {
      group.addEgressRule(Peer.anyIpv4(), port, "the database, wherever it is");
    }
    databases.forEach(of -> group.addEgressRule(database(of), port, "the database"));
    explainPort(group);
    return group;
  }

  /** By its id: a group as the peer would be given rules of its own. */
  private static IPeer database(ISecurityGroup group) {
    return Peer.securityGroupId(group.getSecurityGroupId());
  }

  /** The CDK's own check takes a port that comes from another stack for a missing one. */
  static void explainPort(IConstruct rule) {
    Acknowledged.on(
        rule, Map.of("E3687", "The port is there; it may come from the database's stack."));
  }
}
