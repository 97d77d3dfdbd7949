package dev.slipway.infra.template;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/**
 * Which stack waits for which, as far as it has been said by now: what references say, the CDK sees
 * later. Stacks are those that CloudFormation deploys; each may hold others.
 */
final class StackOrder {

  private StackOrder() {}

  /** The one that something is in. */
  static Stack of(IConstruct part) {
    Stack stack = Stack.of(part);
    Stack holder = stack.getNestedStackParent();
    return holder == null ? stack : of(holder);
  }

  /** Says that one waits for another, at once, so that who asks next sees it. */
  static void add(Stack later, Stack earlier) {
    if (!later.equals(earlier)) {
      later.getNode().addDependency(earlier);
    }
  }

  /** True where one waits for another, if only by way of a third. */
  static boolean waits(Stack later, Stack earlier) {
    return waits(later, earlier, new HashSet<>(Set.of(later)));
  }

  private static boolean waits(Stack later, Stack earlier, Set<Stack> seen) {
    return Stream.concat(
            later.getDependencies().stream(),
            later.getNode().getDependencies().stream()
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast))
        .filter(seen::add)
        .anyMatch(before -> before.equals(earlier) || waits(before, earlier, seen));
  }
}
