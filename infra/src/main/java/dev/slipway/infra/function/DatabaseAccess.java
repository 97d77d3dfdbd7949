package dev.slipway.infra.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * The rule that lets the function through to the database. EC2 refuses the same rule twice, so it
 * is made once, whoever makes it: the team, another construct of ours, or this one.
 *
 * @param database the group that lets in
 * @param from the function's group
 * @param port may be a token
 */
record DatabaseAccess(ISecurityGroup database, ISecurityGroup from, Number port) {

  /**
   * Sees to the rule. Gives what must be there before the function can connect: nothing where the
   * group holds the rule itself, or where it was imported as one that is not to be changed.
   */
  Optional<IDependable> open() {
    Optional<CfnSecurityGroupIngress> rule = rule();
    if (rule.isEmpty() && !isWithinTheGroup()) {
      // As the team would: the CDK then knows the rule and does not make it again.
      database.addIngressRule(from, Port.tcp(port), "Slipway: migrations", true);
      rule = rule();
      rule.ifPresent(FunctionNetwork::explainPort);
    }
    return rule.map(IDependable.class::cast);
  }

  /** What is deployed together; stages do not wait for each other. */
  private IConstruct app() {
    Stage stage = Stage.of(database);
    return stage == null ? database.getNode().getRoot() : stage;
  }

  /** Wherever it is: two stacks may have imported the same two groups. */
  private Optional<CfnSecurityGroupIngress> rule() {
    return app().getNode().findAll().stream()
        .filter(CfnSecurityGroupIngress.class::isInstance)
        .map(CfnSecurityGroupIngress.class::cast)
        .filter(this::isTheRule)
        .findFirst();
  }

  private boolean isTheRule(CfnSecurityGroupIngress rule) {
    return database.getSecurityGroupId().equals(rule.getGroupId())
        && from.getSecurityGroupId().equals(rule.getSourceSecurityGroupId())
        && isPort(rule.getFromPort())
        && isPort(rule.getToPort());
  }

  private boolean isPort(@Nullable Object given) {
    return given instanceof Number number && number.doubleValue() == port.doubleValue();
  }

  /** A peer that is given by its id becomes a part of the group. */
  private boolean isWithinTheGroup() {
    IConstruct group = database.getNode().getDefaultChild();
    if (!(group instanceof CfnSecurityGroup made)) {
      return false;
    }
    Stack stack = Stack.of(database);
    Object source = stack.resolve(from.getSecurityGroupId());
    Object rules = stack.resolve(made.getSecurityGroupIngress());
    return rules instanceof List<?> list && list.stream().anyMatch(rule -> isFrom(rule, source));
  }

  private boolean isFrom(Object rule, Object source) {
    return rule instanceof Map<?, ?> map
        && source.equals(map.get("sourceSecurityGroupId"))
        && isPort(map.get("fromPort"))
        && isPort(map.get("toPort"));
  }
}
