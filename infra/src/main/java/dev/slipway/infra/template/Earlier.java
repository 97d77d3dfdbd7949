package dev.slipway.infra.template;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.constructs.Dependable;
import software.constructs.DependencyGroup;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * What is there before something else, as far as one can wait for the other: not what another stage
 * deploys, and not what is in a stack that itself waits for ours.
 */
public final class Earlier extends Dependable {

  private final IConstruct later;
  private final Supplier<List<IConstruct>> parts;

  private Earlier(IConstruct later, Supplier<List<IConstruct>> parts) {
    this.later = later;
    this.parts = parts;
  }

  /** What something waits for; it is asked for when the template is written. */
  static IDependable than(IConstruct later, Supplier<List<IConstruct>> parts) {
    DependencyGroup earlier = new DependencyGroup();
    Dependable.implement(earlier, new Earlier(later, parts));
    return earlier;
  }

  /** These. */
  public static IDependable than(IConstruct later, List<? extends IDependable> parts) {
    return than(
        later,
        () ->
            parts.stream()
                .flatMap(part -> Dependable.of(part).getDependencyRoots().stream())
                .toList());
  }

  @Override
  public List<IConstruct> getDependencyRoots() {
    return parts.get().stream().filter(this::mayComeFirst).toList();
  }

  private boolean mayComeFirst(IConstruct part) {
    if (!Objects.equals(Stage.of(part), Stage.of(later))) {
      return false;
    }
    Stack ours = StackOrder.of(later);
    Stack theirs = StackOrder.of(part);
    if (StackOrder.waits(theirs, ours)) {
      explain(part, theirs, ours);
      return false;
    }
    StackOrder.add(ours, theirs);
    return true;
  }

  private void explain(IConstruct part, Stack theirs, Stack ours) {
    Annotations.of(later)
        .addWarningV2(
            "slipway:circle",
            part.getNode().getPath()
                + " must be there before the first migration runs, but its stack "
                + theirs.getStackName()
                + " waits for "
                + ours.getStackName()
                + ". Make it in "
                + ours.getStackName()
                + ", or in a stack that waits for neither.");
  }
}
