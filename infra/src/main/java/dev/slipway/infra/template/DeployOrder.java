package dev.slipway.infra.template;

import dev.slipway.error.InvalidInput;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stage;
import software.constructs.IConstruct;

/**
 * What a deploy does after the migrations.
 *
 * @param migrations the construct
 * @param resource what runs them
 * @param first constructs that the migrations wait for
 */
public record DeployOrder(IConstruct migrations, IConstruct resource, List<IConstruct> first) {

  /**
   * Makes a service wait, with all that it has when the template is written. Throws {@link
   * InvalidInput} where the migrations are a part of it, wait for it, or are in another stage.
   */
  public void runBefore(IConstruct service) {
    if (migrations.getNode().getScopes().contains(service)) {
      throw new InvalidInput(
          "runBefore: "
              + service.getNode().getPath()
              + " holds "
              + migrations.getNode().getPath()
              + " itself, and cannot wait for it; name the services in it");
    }
    if (first.contains(service) || service.getNode().getScopes().contains(migrations)) {
      throw new InvalidInput(
          "runBefore: the migrations wait for "
              + service.getNode().getPath()
              + ", which cannot wait for them too; name what runs code");
    }
    if (!Objects.equals(Stage.of(service), Stage.of(migrations))) {
      throw new InvalidInput(
          "runBefore: "
              + service.getNode().getPath()
              + " is deployed by another stage, and nothing waits across stages; name what is in the"
              + " stage of the migrations, and order the stages where they are deployed");
    }
    Aspects.of(service).add(new AtSynth(service));
  }

  /** Comes when all code of the app has run. */
  private final class AtSynth implements IAspect {

    private final IConstruct service;

    AtSynth(IConstruct service) {
      this.service = service;
    }

    @Override
    public void visit(IConstruct node) {
      if (node.equals(service)) {
        List<CfnResource> later = LaterResources.of(service, first);
        later.forEach(resource -> resource.getNode().addDependency(DeployOrder.this.resource));
        later.stream()
            .map(StackOrder::of)
            .distinct()
            .forEach(stack -> StackOrder.add(stack, StackOrder.of(resource)));
        if (later.isEmpty()) {
          explain();
        }
      }
    }

    private void explain() {
      Annotations.of(service)
          .addWarningV2(
              "slipway:runBefore",
              "runBefore: "
                  + service.getNode().getPath()
                  + " has no resource that could wait for the migrations. What is imported is"
                  + " deployed by others, before or after.");
    }
  }
}
